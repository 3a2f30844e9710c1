package parallel.claim;

import java.util.List;
import java.util.stream.Stream;

/**
 * All checks that the ledger can make: each section's, first in Java, then in CPython, in the article's order.
 *
 * <p>What chapters measure in a minute is measured here in seconds, by the same experiments on less work.
 * A check more is a line more in {@link #all(Budget, PythonChecks)}. <b>Thread safety.</b> Keeps nothing. <b>Source.</b> Chapter 8.
 */
public final class Checks {

    private Checks() { }

    /** All of them. */
    public static List<Check> all() {
        return all(Budget.SMALL, PythonChecks.SMALL);
    }

    static List<Check> all(Budget budget, PythonChecks python) {
        return Stream.of(
                new IntroductionChecks(budget).all(),
                new ConcurrencyChecks(budget).all(),
                new ProcessChecks(budget).all(),
                new WaitingChecks(budget).all(),
                new CpuBoundChecks(budget).all(),
                List.of(HazardChecks.ALL),
                new AntiExampleChecks(budget).all(),
                List.of(FutureChecks.ALL),
                List.of(new ConclusionChecks(budget).whenToUseThreads()),
                python.all()).flatMap(List::stream).toList();
    }
}
