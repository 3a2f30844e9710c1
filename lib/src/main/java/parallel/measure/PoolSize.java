package parallel.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import parallel.Given;
import parallel.Task;
import parallel.strategy.Sequential;
import parallel.strategy.ThreadPool;

/**
 * How many threads a pool should have for a task that waits and computes: what a formula says, beside what was measured.
 *
 * <p>While one thread waits another may compute. So a core is kept busy by 1 + waiting ÷ computing threads, and all cores by as many times that:
 * <i>threads = cores × (1 + waiting ÷ computing)</i>. {@link Scaling} alone measures and has no formula.
 * <pre>{@code
 * PoolSize size = PoolSize.of("a nap and a prime", 4, Nap.THEN_PRIME);
 * size.formula();        // 7.6 on two cores, where it waits for three quarters of its time
 * size.enough();         // 8: the least of the pools tried that was as good as the best, to a tenth
 * }</pre>
 * <p><b>Limits.</b> The formula knows of cores and waiting only: what all wait for (a disk, ten connections) may be used up sooner.
 * <b>Failure.</b> As {@link Experiment}. <b>Interrupt.</b> Ends the measurement with {@link InterruptedException}. <b>Thread safety.</b> Immutable.
 * <b>Source.</b> Goetz and others, <i>Java Concurrency in Practice</i>, 2006, section 8.2; chapter 9.
 *
 * @param measured the same list of tasks on pools of several sizes
 * @param one      which part of its time the task had a core, alone
 */
public record PoolSize(Scaling measured, CpuShare one) {

    /** A pool that takes up to so many times as long as the best is as good. */
    static final double AS_GOOD = 1.1;

    /** Below this part of its time on a core a task counts as one with this part: the clock of CPU time is not finer. */
    private static final double LEAST_SHARE = 0.001;
    private static final int MOST_THREADS = 1_000, MOST_TASKS = 4_000;
    /** So many times alone first, to have it compiled, and then in so many looks at its share. */
    private static final int ALONE = 40, LOOKS = 5;
    /** Tasks for each thread of the formula's pool. */
    private static final int TASKS_A_THREAD = 4;

    public PoolSize {
        Given.made(measured, "what was measured is");
        Given.made(one, "the share of one task is");
    }

    /**
     * Looks at the task alone, and then at pools around the size of which the formula speaks: with half, twice and four times as many threads, and with one
     * for each core. Takes a few seconds.
     *
     * @param what  the task, in a few words
     * @param input the input of each task
     * @param task  waits and computes some milliseconds
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static <T, R> PoolSize of(String what, T input, Task<? super T, ? extends R> task) throws InterruptedException {
        Objects.requireNonNull(what, "what is done is null: give it a name");
        Objects.requireNonNull(input, "the input is null: give what the task takes");
        Objects.requireNonNull(task, "the task is null: name the work that waits and computes");
        return around(what, input, task, alone(what, input, task));
    }

    /** The same for a task of which this is known. */
    static <T, R> PoolSize around(String what, T input, Task<? super T, ? extends R> task, CpuShare alone)
            throws InterruptedException {
        int formula = Math.clamp(Math.round(formula(Machine.here().cores(), alone)), 1, MOST_THREADS);
        int[] threads = IntStream.of(Machine.here().cores(), formula / 2, formula, 2 * formula, 4 * formula).map(n -> Math.clamp(n, 1, MOST_THREADS)).distinct().sorted().toArray();
        int tasks = Math.min(TASKS_A_THREAD * formula, MOST_TASKS);
        return new PoolSize(Experiment.<T, R>on(Collections.nCopies(tasks, input), task).called(tasks + " times: " + what).scale(ThreadPool::kept, threads), alone);
    }

    static <T, R> CpuShare alone(String what, T input, Task<? super T, ? extends R> task) throws InterruptedException {
        new Sequential().map(Collections.nCopies(ALONE, input), task);
        var some = Collections.nCopies(ALONE / LOOKS, input);
        try {
            List<CpuShare> shares = new ArrayList<>();
            for (int i = 0; i < LOOKS; i++) shares.add(CpuShare.of(what, () -> new Sequential().map(some, task)));        // in this thread, whose CPU time is counted
            return shares.stream().max(Comparator.comparingDouble(CpuShare::share)).orElseThrow();                       // the one that waited least for others' turns
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception nobodyThrows) {
            throw new AssertionError(nobodyThrows);
        }
    }

    private static double formula(int cores, CpuShare one) {
        return cores / Math.clamp(one.share(), LEAST_SHARE, 1);
    }

    /** How many threads the formula asks for: cores × (1 + waiting ÷ computing), which is the cores divided by the part of its time that a task computes. */
    public double formula() {
        return formula(measured.machine().cores(), one);
    }

    /** The smallest of the pools tried that took no more than a tenth longer than the fastest. */
    public int enough() {
        double best = measured.rows().get(measured.fastest()).medianNanos();
        return measured.rows().entrySet().stream().filter(row -> row.getValue().medianNanos() <= AS_GOOD * best).map(Map.Entry::getKey).findFirst().orElseThrow();
    }

    /** For example {@code "a nap and a prime: computes for 26 % of its time; 2 cores ÷ 0.26 = 7.6 threads; measured, 8 were enough of 2, 4, 8, 16, 32"}. */
    @Override
    public String toString() {
        int cores = measured.machine().cores();
        return String.format(Locale.ROOT, "%s: computes for %.0f %% of its time; %s ÷ %.2f = %.1f threads; measured, %d %s enough of %s", one.what(), 100 * one.share(),
                cores == 1 ? "1 core" : cores + " cores", Math.clamp(one.share(), LEAST_SHARE, 1), formula(), enough(), enough() == 1 ? "was" : "were",
                measured.rows().keySet().toString().replaceAll("[\\[\\]]", ""));
    }
}
