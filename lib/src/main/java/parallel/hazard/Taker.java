package parallel.hazard;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Somebody who needs two locks at once, and the three manners of taking them: {@link #asItComes}, {@link #inOrder}, {@link #withLimit}. Only in that do broken and fixed differ.
 *
 * <p>{@link Deadlock} and {@link Philosophers} make them; a notebook shows their source.
 * <b>Interrupt.</b> Ends all waiting with {@link InterruptedException}, and what was taken is given back: so a deadlock can be ended. One made with {@code synchronized} ends only
 * with its JVM. <b>Thread safety.</b> Each belongs to one thread. <b>Source.</b> Coffman, Elphick, Shoshani, "System Deadlocks", 1971; chapter 5.
 */
public final class Taker {

    /** In one order not all can have a lock at once: so long is waited for it all the same, to give the deadlock its chance. */
    private static final Duration MEETING = Duration.ofMillis(30);
    private static final Duration PATIENCE = Duration.ofMillis(2);

    final NamedLock first;
    final NamedLock second;
    private final CountDownLatch allHaveOne;
    /** What it waits for now; read by whoever draws the graph. */
    volatile NamedLock wants;
    private int gaveBack;

    Taker(NamedLock first, NamedLock second, CountDownLatch allHaveOne) {
        this.first = first;
        this.second = second;
        this.allHaveOne = allHaveOne;
    }

    /** Broken: each takes what is nearest first, and keeps it while it waits for the other. */
    public void asItComes(Runnable work) throws InterruptedException {
        take(first);
        try {
            meet();
            take(second);
            try {
                work.run();
            } finally {
                second.unlock();
            }
        } finally {
            first.unlock();
        }
    }

    /** Fixed by an order that holds for all: the lock with the lower number first. */
    public void inOrder(Runnable work) throws InterruptedException {
        NamedLock lower = first.number < second.number ? first : second;
        NamedLock higher = lower == first ? second : first;
        take(lower);
        try {
            meetFor(MEETING);
            take(higher);
            try {
                work.run();
            } finally {
                higher.unlock();
            }
        } finally {
            lower.unlock();
        }
    }

    /** Fixed by a time limit: who does not get the second lock soon gives the first one back, and tries again a little later. */
    public void withLimit(Runnable work) throws InterruptedException {
        while (true) {
            take(first);
            try {
                meet();
                if (tryTake(second, PATIENCE)) {
                    try {
                        work.run();
                        return;
                    } finally {
                        second.unlock();
                    }
                }
            } finally {
                first.unlock();
            }
            gaveBack++;
            // each for a time of its own: otherwise all would take and
            // give back in step, for ever, which is called a livelock
            pauseUpTo(PATIENCE);
        }
    }

    private void take(NamedLock lock) throws InterruptedException {
        wants = lock;
        lock.lockInterruptibly();
        wants = null;
    }

    private static boolean tryTake(NamedLock lock, Duration limit) throws InterruptedException {
        return lock.tryLock(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static void pauseUpTo(Duration longest) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(ThreadLocalRandom.current().nextLong(longest.toNanos()));
    }

    /** Waits until all have one lock, which makes the deadlock certain. */
    private void meet() throws InterruptedException {
        allHaveOne.countDown();
        allHaveOne.await();
    }

    private void meetFor(Duration limit) throws InterruptedException {
        allHaveOne.countDown();
        allHaveOne.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** How often it gave a lock back. Read after the end of its thread. */
    int gaveBack() {
        return gaveBack;
    }
}
