package parallel.claim;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import parallel.Task;
import parallel.measure.Comparison;
import parallel.measure.Cores;
import parallel.measure.Machine;
import parallel.measure.Trial;
import parallel.measure.Turns;
import parallel.measure.Workers;
import parallel.strategy.ChildProcesses;
import parallel.strategy.Strategy;
import parallel.strategy.ThreadPool;
import parallel.workload.Numbers;
import parallel.workload.PrimeCheck;

/** The experiments of chapter 1 in small. <b>Interrupt.</b> Each ends its threads and processes first. <b>Thread safety.</b> Immutable. */
record ConcurrencyChecks(Budget budget) {

    List<Check> all() {
        return List.of(Check.of(Section.CONCURRENCY.toString(), Duration.ofMillis(1_700), this::turns, 9, 10, 11, 12, 13),
                Check.of(Section.MULTIPROCESSING.toString(), Duration.ofMillis(2_300), this::processes, 14),
                Check.of(Section.MULTIPROCESSING.toString(), Duration.ZERO, () -> List.of(ConcurrencyClaims.dividedIntoCores(Cores.here())), 15),
                Check.of(Section.MULTIPROCESSING.toString(), Duration.ofMillis(400), this::copies, 16),
                Check.of(Section.MULTIPROCESSING.toString(), Duration.ofMillis(1_200), this::ideal, 17));
    }

    private List<Finding> turns() throws Exception {
        int cores = Machine.here().cores();
        Turns turns = Budget.turns(2 * cores), oneEach = Budget.turns(cores);
        Optional<Turns> oneCore = Turns.onOneCore(2);
        return List.of(ConcurrencyClaims.sameTime(oneCore.orElse(turns)), ConcurrencyClaims.onlySeems(turns, oneCore), ConcurrencyClaims.jumps(turns, oneEach),
                ConcurrencyClaims.divides(oneCore.orElse(turns), oneEach), ConcurrencyClaims.oneAtATime(turns));
    }

    private List<Finding> processes() throws Exception {
        List<Long> hard = Numbers.primes(10_000_000_000_000L, 8);
        Comparison here = besideOne(hard, new ChildProcesses(1), new ChildProcesses(2));
        Optional<ChildProcesses> one = ChildProcesses.onOneCore(1), two = ChildProcesses.onOneCore(2);
        Optional<Comparison> squeezed = one.isPresent() && two.isPresent() ? Optional.of(besideOne(hard, one.get(), two.get())) : Optional.empty();
        return List.of(ConcurrencyClaims.processesAreParallel(here, squeezed));
    }

    /** Two processes beside one; both are closed. */
    Comparison besideOne(List<Long> numbers, Strategy one, Strategy two) throws Exception {
        try (one; two) {
            return budget.beside("processes", numbers, PrimeCheck.TASK, one, two);
        }
    }

    private List<Finding> copies() throws Exception {
        int cores = Machine.here().cores();
        if (cores == 1) return List.of(ConcurrencyClaims.independent(null, 1));
        long prime = Numbers.primes(10_000_000_000_000L, 1).getFirst();
        Task<Long, Boolean> check = PrimeCheck.TASK;
        Trial copies = Trial.of("copies of one task, a thread for each").way("1 copy", () -> new ThreadPool(1).map(List.of(prime), check))
                .way("a copy for each core", () -> new ThreadPool(cores).map(Collections.nCopies(cores, prime), check));
        return List.of(ConcurrencyClaims.independent(budget.run(copies, 2).compare("a copy for each core", "1 copy"), cores));
    }

    private List<Finding> ideal() throws Exception {
        int cores = Machine.here().cores();
        int[] counts = IntStream.of(1, cores, 2 * cores).distinct().toArray();
        return List.of(ConcurrencyClaims.ideal(budget.scale("even work", Numbers.primes(1_000_000_000_000L, Math.max(16, 4 * cores)), PrimeCheck.TASK, Workers.THREADS,
                ThreadPool::new, counts)));
    }
}
