package parallel.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * Which part of its time a piece of work had a core: near 1, it is limited by the processor (<i>CPU-bound</i>); near 0, it waits.
 *
 * <pre>{@code
 * CpuShare.of("a nap", () -> { Thread.sleep(50); return 0; })       // a nap: 0 % of 50 ms on a core
 * }</pre>
 * <p><b>Limits.</b> The calling thread's time alone: what the work leaves to other threads is not counted. One run, so give it some tens of
 * milliseconds. <b>Failure.</b> Whatever the work throws. <b>Source.</b> The article, "When not to use threads" ("what is meant by CPU bound");
 * chapter 4.
 *
 * @param what      the work, in a few words
 * @param cpuNanos  the CPU time of the calling thread, in ns
 * @param wallNanos the time on the clock, in ns, above 0
 */
public record CpuShare(String what, double cpuNanos, double wallNanos) {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** @throws IllegalArgumentException if the time on the clock is not above 0 or the CPU time is negative */
    public CpuShare {
        Objects.requireNonNull(what, "what took the time is null: give it a name");
        if (!(wallNanos > 0 && wallNanos < Double.POSITIVE_INFINITY) || !(cpuNanos >= 0 && cpuNanos < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(what + ": wall time above 0 and CPU time of 0 or more, not " + wallNanos + " and " + cpuNanos);
        }
    }

    /** Does the work once, in the calling thread. */
    public static CpuShare of(String what, Callable<?> work) throws Exception {
        Objects.requireNonNull(what, "what takes the time is null: give it a name");
        Objects.requireNonNull(work, "the work is null: name what to measure");
        long cpu = THREADS.getCurrentThreadCpuTime(), wall = System.nanoTime();
        work.call();
        wall = System.nanoTime() - wall;
        return new CpuShare(what, THREADS.getCurrentThreadCpuTime() - cpu, Math.max(1, wall));
    }

    /** CPU time over wall time, 0 to about 1; the two clocks differ a little. */
    public double share() {
        return cpuNanos / wallNanos;
    }

    /** For example {@code "counting: 99 % of 120 ms on a core"}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s: %.0f %% of %.0f ms on a core", what, 100 * share(), wallNanos / 1e6);
    }
}
