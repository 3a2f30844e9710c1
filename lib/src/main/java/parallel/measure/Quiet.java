package parallel.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import parallel.strategy.Abandoned;

/**
 * Sees to it that nothing else of this JVM is at work when a measurement begins: no other measurement, no abandoned task, no cell that
 * was interrupted and goes on. {@link Neighbours} are other programs.
 *
 * <p>What was just interrupted gets a moment to end. What does not end is refused by name; a busy thread that is the reader's own is a note.
 */
final class Quiet implements AutoCloseable {

    /**
     * What tests set for a measurement of their own.
     *
     * @param patience how long may take what was interrupted: a strategy's patience with its tasks, and some more
     * @param cellLook how long is looked at what a thread burns that runs another cell
     * @param burnt    what a thread has burnt so far, in ns; negative if it has ended
     */
    record Limits(Duration patience, Duration cellLook, ToLongFunction<Thread> burnt) {

        static final Limits USUAL = new Limits(Duration.ofMillis(2_500), Duration.ofMillis(400),
                thread -> THREADS.getThreadCpuTime(thread.threadId()));
    }

    /** So long is looked at what the other threads burn. */
    private static final Duration LOOK = Duration.ofMillis(10);
    /** What a thread that runs another cell burns meanwhile if it does not only wait for a file or a socket. */
    private static final long BURNT_NANOS = 3_000_000;
    /** Who burns more than this part of the time is busy: where there are more busy threads than cores, each gets less than a core. */
    private static final double BUSY = 0.25;
    /** What JShell, in both kernels, calls the method that a statement of a cell becomes. */
    private static final String CELL = "do_it$";

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final ReentrantLock MEASURING = new ReentrantLock();
    private static volatile String measured = "";

    private final String outer;
    private final List<String> busy;

    private Quiet(String outer, List<String> busy) {
        this.outer = outer;
        this.busy = busy;
    }

    /**
     * Waits for quiet, for some seconds at most. To be closed when the measurement has ended.
     *
     * @param look whether to look at what other threads burn
     * @throws IllegalStateException if there is none
     */
    static Quiet before(String what, boolean look) throws InterruptedException {
        return before(what, look, Limits.USUAL);
    }

    /** The same with limits of the tests' own. */
    static Quiet before(String what, boolean look, Limits limits) throws InterruptedException {
        long deadline = System.nanoTime() + limits.patience.toNanos();
        if (!MEASURING.tryLock(limits.patience.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException("not measured: another measurement, of " + measured + ", is still going on, and two at once would spoil"
                    + " each other's times; wait for its end, or restart the kernel if it was interrupted");
        }
        try {
            awaitNoAbandonedTask(deadline);
            List<String> busy = MEASURING.getHoldCount() > 1 || !look ? List.of() : awaitNoOtherCell(deadline, limits);
            String outer = measured;
            measured = what;
            return new Quiet(outer, busy);
        } catch (InterruptedException | RuntimeException e) {
            MEASURING.unlock();
            throw e;
        }
    }

    private static void awaitNoAbandonedTask(long deadline) throws InterruptedException {
        for (List<String> found = Abandoned.inWords(); !found.isEmpty(); found = Abandoned.inWords()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not measured: an abandoned task still keeps a core busy (" + String.join("; ", found)
                        + "); restart the kernel, then measure again");
            }
            Thread.sleep(LOOK);
        }
    }

    /** @return the names of the other threads that are busy, the reader's own */
    private static List<String> awaitNoOtherCell(long deadline, Limits limits) throws InterruptedException {
        while (true) {
            List<String> cells = names(busyCells(limits));
            if (cells.isEmpty()) return names(busy(limits.burnt));
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not measured: a cell that was interrupted is still at work (thread " + String.join(", ", cells)
                        + ") and keeps a core busy; its code does not look at its interrupt, and Java cannot stop it: restart the kernel, then measure again");
            }
        }
    }

    /** The other threads that burn a core now. */
    private static List<Thread> busy(ToLongFunction<Thread> burnt) throws InterruptedException {
        Map<Thread, Long> before = soFar(burnt, Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread != Thread.currentThread()).toList());
        long start = System.nanoTime();
        Thread.sleep(LOOK);
        return burntMore(burnt, before, BUSY * (System.nanoTime() - start));
    }

    /** The other threads that run a cell and burn time: looked at for longer, since beside other programs even a busy thread waits for a core. */
    private static List<Thread> busyCells(Limits limits) throws InterruptedException {
        Map<Thread, Long> before = soFar(limits.burnt, Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> runsACell(each.getKey(), each.getValue())).map(Map.Entry::getKey).toList());
        List<Thread> busy = List.of();
        long end = System.nanoTime() + limits.cellLook.toNanos();
        while (!before.isEmpty() && busy.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(LOOK);
            busy = burntMore(limits.burnt, before, BURNT_NANOS);
        }
        return busy;
    }

    /** What threads have burnt so far; those that have just ended are left out. */
    private static Map<Thread, Long> soFar(ToLongFunction<Thread> burnt, List<Thread> threads) {
        Map<Thread, Long> nanos = new HashMap<>();
        for (Thread each : threads) {
            long now = burnt.applyAsLong(each);
            if (now >= 0) nanos.put(each, now);
        }
        return nanos;
    }

    private static List<Thread> burntMore(ToLongFunction<Thread> burnt, Map<Thread, Long> before, double nanos) {
        return before.keySet().stream().filter(each -> burnt.applyAsLong(each) - before.get(each) > nanos).toList();
    }

    private static boolean runsACell(Thread thread, StackTraceElement[] calls) {
        return thread != Thread.currentThread() && thread.getState() == Thread.State.RUNNABLE
                && Stream.of(calls).anyMatch(call -> call.getMethodName().equals(CELL));
    }

    private static List<String> names(List<Thread> threads) {
        return threads.stream().map(Thread::getName).toList();
    }

    /** One line if threads of the reader's own were busy already when the measurement began. */
    Optional<String> note() {
        return busy.isEmpty() ? Optional.empty() : Optional.of("Busy before it began, and not of this measurement: " + String.join(", ", busy)
                + ". Times may be too long, and more threads may seem to bring less.");
    }

    @Override
    public void close() {
        measured = outer;
        MEASURING.unlock();
    }
}
