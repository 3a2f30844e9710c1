package parallel.exercise;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A place where so many must come before anybody goes on. Whether they come is a question of the answer's threads, not of time: only who waits in vain waits until the limit,
 * and everybody else goes on at once from then on.
 *
 * <p><b>Interrupt.</b> Ends the wait. <b>Thread safety.</b> Made for it.
 */
final class Meeting {

    /** Far longer than a busy machine needs to start some threads, and short enough for several of these in one check. */
    static final Duration LIMIT = Duration.ofSeconds(2);

    private final CountDownLatch missing;
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicBoolean inVain = new AtomicBoolean();

    Meeting(int all) {
        missing = new CountDownLatch(all);
    }

    /** Comes, and waits for the others. */
    void come() throws InterruptedException {
        int now = inside.incrementAndGet();
        most.accumulateAndGet(now, Math::max);
        try {
            missing.countDown();
            if (!inVain.get() && !missing.await(LIMIT.toNanos(), TimeUnit.NANOSECONDS)) inVain.set(true);
        } finally {
            inside.decrementAndGet();
        }
    }

    /** How many were there at the same moment, at most. */
    int most() {
        return most.get();
    }

    /** Whether somebody waited for nothing; then no other test is tried, which would wait as long. Called by the test's thread. */
    boolean inVain() {
        if (inVain.get()) Sitting.NOW.get().end();
        return inVain.get();
    }
}
