package parallel.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import parallel.Given;
import parallel.Task;
import parallel.strategy.Sequential;
import parallel.strategy.Strategy;

/**
 * What it costs to hand over a task that does nothing, in each way: from a plain call to a message to another process. And so, how large a piece of work must be
 * to be worth sending.
 *
 * <p>A {@link Crossover} measures from which work on a way pays, for one kind of work; this measures the price alone and computes the rest from it.
 * <pre>{@code
 * var overhead = Overhead.of(100, new ThreadPerTask(), ThreadPool.kept(2), new ChildProcesses(2));
 * overhead.nanos("child processes (2)")            // for each task
 * overhead.paysFromNanos("child processes (2)")    // tasks must have as much work, at least
 * }</pre>
 * <p>A task's price is the time of the whole call divided by its tasks, all workers together: what a call costs by itself, like the threads of a pool that is made in each, is in it,
 * and weighs less where there are more tasks. What a way keeps (processes, members) is started before.
 * <p><b>Failure, interrupt.</b> As {@link Experiment}. <b>Thread safety.</b> Immutable. <b>Source.</b> Chapter 10.
 *
 * @param tasks   how many tasks each call had, 1 to {@value #MOST}
 * @param timings the times of whole calls; the first row is the plain call, {@link Sequential}
 */
public record Overhead(int tasks, Timings timings) {

    /** The most tasks of one call. */
    public static final int MOST = 1_000_000;
    /** Does nothing: gives back what it got. A task of the jar, so it can travel. */
    public static final Task<Integer, Integer> NOTHING = input -> input;
    /** The first row. */
    private static final String PLAIN = "a plain call";

    /** @throws IllegalArgumentException if the number of tasks is out of range or nothing was measured */
    public Overhead {
        checked(tasks);
        Given.made(timings, "the timings are");
        if (timings.isEmpty()) throw new IllegalArgumentException("there is no overhead where nothing was measured: " + timings.what());
    }

    private static void checked(int tasks) {
        if (tasks < 1 || tasks > MOST) throw new IllegalArgumentException("tasks: 1 to " + MOST + ", not " + tasks);
    }

    /** Measures these ways beside the plain call, which comes first. @throws IllegalArgumentException as {@link #within} */
    public static Overhead of(int tasks, Strategy... ways) throws InterruptedException {
        return measure(tasks, null, ways);
    }

    /**
     * The same within about this time for all ways together.
     *
     * @param tasks how many tasks each call has, 1 to {@value #MOST}
     * @throws InterruptedException     if the calling thread is interrupted
     * @throws IllegalArgumentException if the number is out of range, two ways have one name, or the time is not 10 ms to 10 minutes
     */
    public static Overhead within(Duration budget, int tasks, Strategy... ways) throws InterruptedException {
        return measure(tasks, Experiment.checked(budget), ways);
    }

    private static Overhead measure(int tasks, Duration budget, Strategy... ways) throws InterruptedException {
        checked(tasks);                                // before anything runs
        List<Strategy> all = new ArrayList<>(List.of(new Sequential().named(PLAIN)));
        all.addAll(Given.list(ways == null ? null : Arrays.asList(ways), "the ways", "name ways like new ThreadPool(4); one whose cell did not run is null"));
        Experiment<Integer, Integer> experiment = Experiment.on(IntStream.range(0, tasks).boxed().toList(), NOTHING)
                .called(tasks + (tasks == 1 ? " task" : " tasks") + " that do nothing");
        return new Overhead(tasks, (budget == null ? experiment : experiment.within(budget)).compare(all));
    }

    /** What a task costs in this way, in ns; the median. */
    public double nanos(String way) {
        return timings.of(way).medianNanos() / tasks;
    }

    /**
     * The smallest piece of work worth sending, in ns: with less in each task the way is slower than plain calls, however many tasks there are. It is computed, not measured: so
     * many cores divide the work, and each task costs what it costs; so the work must be the price times cores / (cores - 1).
     *
     * @return empty for the plain call, and on one core, where there is nobody to divide the work with
     */
    public OptionalDouble paysFromNanos(String way) {
        double nanos = nanos(way);
        int cores = timings.machine().cores();
        if (cores == 1 || way.equals(timings.baseline().name())) return OptionalDouble.empty();
        return OptionalDouble.of(Math.max(0, nanos - nanos(timings.baseline().name())) * cores / (cores - 1));
    }
}
