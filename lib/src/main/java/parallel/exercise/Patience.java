package parallel.exercise;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits for what comes soon, or never. It waits in slices and counts them, so that a machine that stands still for a while has not used up the patience: only what does not come
 * although the machine runs is in vain.
 */
final class Patience {

    /** One second: far longer than a busy machine needs to start some threads; short enough for a check of three seconds. */
    static final int SLICES = 20;
    static final int SLICE_MILLIS = 50;

    private Patience() { }

    /** Whether it opened. */
    static boolean await(CountDownLatch latch) throws InterruptedException {
        for (int i = 0; i < SLICES; i++) if (latch.await(SLICE_MILLIS, TimeUnit.MILLISECONDS)) return true;
        return false;
    }
}
