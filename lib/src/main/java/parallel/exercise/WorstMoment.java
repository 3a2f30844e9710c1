package parallel.exercise;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Makes room for another thread where the reader's code would least like it: what we hand to it (a map, a queue, an account) calls {@link #here} after each of its steps, and the
 * thread goes on when another one has made a step, too, or cannot make one because it waits for a lock.
 *
 * <p>So two threads that look and then take both look before either takes, on one core as on many; and who holds a lock the whole time is held up by nobody.
 */
final class WorstMoment {

    /** What is tried under one schedule. */
    @FunctionalInterface
    interface Round {
        void run() throws Exception;
    }

    /** So long one step waits at most: for another that runs and makes no step. */
    private static final long LONGEST_NANOS = Duration.ofMillis(20).toNanos();
    /** One step in so many waits for nobody, so that no two schedules need be alike. */
    private static final int SELDOM = 5;
    /** So many steps at most the others make before one that is late begins: who has one step to make would else come first each time. */
    private static final int LATEST = 6;
    private static final int LEAST_ROUNDS = 60, MOST_ROUNDS = 200;

    private final int threads;
    /** Which of them, counted from 1 as they come, begins when the others have made some steps; in some schedules none: 0. */
    private final int late;
    private volatile boolean lateWaits;
    private final int lateness = 1 + ThreadLocalRandom.current().nextInt(LATEST);
    private final Set<Thread> inside = ConcurrentHashMap.newKeySet();
    private final AtomicInteger come = new AtomicInteger();
    private final AtomicLong steps = new AtomicLong();

    /** @param threads how many will come {@link #among} the others */
    WorstMoment(int threads) {
        this.threads = threads;
        this.late = ThreadLocalRandom.current().nextInt(threads + 1);
        this.lateWaits = late > 0;
    }

    /** Under many schedules; the first that throws is the last. */
    static void often(Round round) throws Exception {
        long end = System.nanoTime() + Sitting.NOW.get().limits.shaking().toNanos();
        for (int i = 0; i < MOST_ROUNDS && (i < LEAST_ROUNDS || System.nanoTime() < end); i++) round.run();
    }

    /** Does it as one of the threads, when all of them have come. */
    <T> T among(Callable<T> work) throws Exception {
        inside.add(Thread.currentThread());
        try {
            int place = come.incrementAndGet();
            while (come.get() < threads) {
                if (Thread.interrupted()) throw new InterruptedException();
                Thread.yield();
            }
            if (place == late) {
                waitWhile(() -> steps.get() < lateness);
                lateWaits = false;
            }
            return work.call();
        } finally {
            inside.remove(Thread.currentThread());
        }
    }

    /** A step has been made; let the others make theirs. */
    void here() {
        long mine = steps.incrementAndGet();
        if (inside.size() < 2 || lateWaits && mine < lateness || ThreadLocalRandom.current().nextInt(SELDOM) == 0) return;
        waitWhile(() -> steps.get() == mine);
    }

    private void waitWhile(BooleanSupplier so) {
        long end = System.nanoTime() + LONGEST_NANOS;
        while (so.getAsBoolean() && anotherCanMove() && System.nanoTime() < end && !Thread.currentThread().isInterrupted()) Thread.yield();
    }

    private boolean anotherCanMove() {
        for (Thread each : inside) {
            if (each != Thread.currentThread() && each.getState() == Thread.State.RUNNABLE) return true;
        }
        return false;
    }
}
