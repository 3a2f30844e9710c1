package parallel.claim;

import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import parallel.Task;
import parallel.measure.Comparison;
import parallel.measure.Experiment;
import parallel.measure.Scaling;
import parallel.measure.Timing;
import parallel.measure.Timings;
import parallel.measure.Trial;
import parallel.measure.Turns;
import parallel.measure.Workers;
import parallel.strategy.Strategy;

/**
 * How long a check may measure each way: less than a chapter does, so its intervals are wider and its verdicts more careful. Said for each
 * experiment by itself, because {@link Experiment#forEachWay} belongs to the reader.
 *
 * @param each   for each way, 10 ms or more
 * @param rounds with fewer nothing is decided, and what is not decided must not be judged
 */
record Budget(Duration each, int rounds) {

    /** Enough for eight rounds of what the checks do. */
    static final Budget SMALL = new Budget(Duration.ofMillis(60), Timing.LEAST_ROUNDS);

    /** What disturbed the experiment at work: whoever judges by its numbers should hear of it. */
    static final ScopedValue<List<String>> DISTURBED = ScopedValue.newInstance();

    private Timings enough(Timings times) throws NotHereException {
        if (times.rows().stream().anyMatch(row -> row.rounds().size() < rounds)) {
            throw new NotHereException(times.what() + ": too few runs in the time that a check has; the chapter takes more");
        }
        times.disturbed().ifPresent(Budget::say);
        return times;
    }

    private static void say(String note) {
        if (DISTURBED.isBound()) DISTURBED.get().add(note);
    }

    /** So many busy threads, a thousand at most. */
    static Turns turns(int threads) throws InterruptedException {
        Turns turns = Turns.of(Math.min(Turns.MOST_THREADS, threads));
        turns.timeline().disturbed().ifPresent(Budget::say);
        return turns;
    }

    <T, R> Experiment<T, R> experiment(String what, List<T> inputs, Task<? super T, ? extends R> task, int ways) {
        return Experiment.<T, R>on(inputs, task).called(what).within(each.multipliedBy(ways));
    }

    <T, R> Timings compare(String what, List<T> inputs, Task<? super T, ? extends R> task, Strategy... ways) throws InterruptedException, NotHereException {
        return enough(experiment(what, inputs, task, ways.length).compare(ways));
    }

    /** The second way beside the first. */
    <T, R> Comparison beside(String what, List<T> inputs, Task<? super T, ? extends R> task, Strategy first, Strategy second)
            throws InterruptedException, NotHereException {
        return compare(what, inputs, task, first, second).compare(second.name(), first.name());
    }

    <T, R> Scaling scale(String what, List<T> inputs, Task<? super T, ? extends R> task, Workers workers, IntFunction<? extends Strategy> way, int... counts)
            throws InterruptedException, NotHereException {
        Scaling scaling = experiment(what, inputs, task, counts.length + 1).scale(workers, way, counts);
        enough(scaling.timings());
        return scaling;
    }

    Timings run(Trial trial, int ways) throws InterruptedException, NotHereException {
        return enough(trial.within(each.multipliedBy(ways)).run());
    }
}
