package parallel.claim;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import parallel.measure.Timings;
import parallel.strategy.Sequential;
import parallel.strategy.Strategy;
import parallel.strategy.ThreadPool;
import parallel.workload.Nap;
import parallel.workload.Numbers;
import parallel.workload.PrimeCheck;

/** Chapter 8's table of tools, of which two kinds of work and two ways are enough for its claim. <b>Thread safety.</b> Immutable. */
record ConclusionChecks(Budget budget) {

    Check whenToUseThreads() {
        return Check.of(Section.CONCLUSION.toString(), Duration.ofMillis(500), this::measure, 117);
    }

    private List<Finding> measure() throws Exception {
        Strategy[] ways = {new Sequential(), new ThreadPool(4)};
        Timings waiting = budget.compare("waiting", Collections.nCopies(8, 2), Nap.MILLIS, ways);
        Timings computing = budget.compare("large primes", Numbers.primes(100_000_000_000L, 16), PrimeCheck.TASK, ways);
        return List.of(ConclusionClaims.whenToUseThreads(waiting, computing));
    }
}
