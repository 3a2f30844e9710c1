package parallel.exercise;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A place where so many must come before anybody goes on. Whether they come is a question of the answer's threads, not of time: only who waits in vain waits for long, and
 * from then on everybody goes on at once.
 */
final class Meeting {

    private final CountDownLatch missing;
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicBoolean inVain = new AtomicBoolean();

    Meeting(int all) {
        missing = new CountDownLatch(all);
    }

    /** Comes, and waits for the others. */
    void come() throws InterruptedException {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        try {
            missing.countDown();
            if (!inVain.get() && !Patience.await(missing)) inVain.set(true);
        } finally {
            inside.decrementAndGet();
        }
    }

    /** How many were there at the same moment, at most. */
    int most() {
        return most.get();
    }

    /** Whether somebody waited in vain; then no other test is tried, which would wait as long. For the thread of the test. */
    boolean inVain() {
        if (inVain.get()) Sitting.NOW.get().end();
        return inVain.get();
    }
}
