package parallel.claim;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import parallel.measure.Comparison;
import parallel.measure.CpuShare;
import parallel.measure.Experiment;
import parallel.measure.Handover;
import parallel.measure.Machine;
import parallel.measure.Scaling;
import parallel.measure.Timings;
import parallel.measure.Turns;
import parallel.measure.Workers;
import parallel.strategy.Sequential;
import parallel.strategy.Strategy;
import parallel.strategy.ThreadPool;
import parallel.workload.Numbers;
import parallel.workload.PrimeCheck;

/** The experiments of chapter 4 in small. <b>Interrupt.</b> Each ends its threads and processes first. <b>Thread safety.</b> Immutable. */
record CpuBoundChecks(Budget budget) {

    private static final String SECTION = Section.WHEN_NOT_TO_USE_THREADS.toString();
    private static final int HANDOVERS = 10_000;

    List<Check> all() {
        return List.of(Check.of(SECTION, Duration.ofMillis(2_000), this::reduction, 36), Check.of(SECTION, Duration.ofMillis(150), this::shares, 37, 38),
                Check.of(SECTION, Duration.ofMillis(600), this::increase, 39), Check.of(SECTION, Duration.ofMillis(1_100), this::dividing, 40),
                Check.of(SECTION, Duration.ofMillis(700), this::switching, 41));
    }

    private static List<Long> hard() {
        return Numbers.primes(1_000_000_000_000L, Math.max(16, 4 * Machine.here().cores()));
    }

    private List<Finding> reduction() throws Exception {
        int cores = Machine.here().cores();
        int[] counts = IntStream.of(1, cores, 2 * cores).distinct().toArray();
        Scaling here = budget.scale("primes", hard(), PrimeCheck.TASK, Workers.THREADS, ThreadPool::new, counts);
        Experiment<Long, Boolean> squeezed = budget.experiment("primes", hard(), PrimeCheck.TASK, 3);
        Optional<Scaling> oneCore = squeezed.scaleOnOneCore(1, 4);
        return List.of(CpuBoundClaims.noReduction(here, oneCore, Timings.none("", "CPython has a finding of its own")));
    }

    private List<Finding> shares() throws Exception {
        CpuShare counting = leastDisturbed("counting multiples of 3", () -> LongStream.range(0, 30_000_000).filter(i -> i % 3 == 0).count());
        long large = Numbers.primes(100_000_000_000_000L, 1).getFirst();
        CpuShare checking = leastDisturbed("checking a large prime", () -> PrimeCheck.isPrime(large));
        return List.of(CpuBoundClaims.complexCalculations(counting, checking), CpuBoundClaims.mostOfTheCpu(checking, Machine.here().cores()));
    }

    /** Of three runs the one with the largest share: another program that takes the core away says nothing of the work. */
    private static CpuShare leastDisturbed(String what, Callable<?> work) throws Exception {
        CpuShare best = CpuShare.of(what, work);
        for (int again = 0; again < 2; again++) {
            CpuShare next = CpuShare.of(what, work);
            if (next.share() > best.share()) best = next;
        }
        return best;
    }

    private List<Finding> increase() throws Exception {
        Comparison tiny = budget.beside("tiny tasks", Numbers.range(1, 100), PrimeCheck.TASK, new Sequential(), new ThreadPool(4));
        return List.of(CpuBoundClaims.mightIncrease(tiny, budget.beside("large tasks", hard(), PrimeCheck.TASK, new Sequential(), new ThreadPool(4))));
    }

    private List<Finding> dividing() throws Exception {
        int cores = Machine.here().cores(), many = cores * Math.max(1, Math.min(16, 1_000 / cores));
        try (Strategy few = ThreadPool.kept(Math.min(1_000, cores)); Strategy crowd = ThreadPool.kept(Math.min(1_000, many))) {
            return List.of(CpuBoundClaims.dividingCosts(budget.beside("even work", Numbers.primes(1_000_000_000_000L, many), PrimeCheck.TASK,
                    few.named("one thread for each core"), crowd.named(many + " threads"))));
        }
    }

    private List<Finding> switching() throws Exception {
        Optional<Double> oneCore = Handover.onOneCore(HANDOVERS);
        double price = oneCore.isPresent() ? oneCore.get() : Handover.of(HANDOVERS);
        int cores = Machine.here().cores();
        Turns turns = Budget.turns(2 * cores);
        return List.of(CpuBoundClaims.switchingCosts(turns.switches().orElse(turns.count()) / (turns.timeline().nanos() / 1e9) / cores, price));
    }
}
