package parallel.exercise;

import java.time.Duration;

/** Tells a thread that waits for a lock from one that is slow. */
final class Waiting {

    /** A thread that has not moved for so long, in a state in which it cannot, is taken to wait; on a busy machine one that can move is still runnable. */
    private static final Duration LONG = Duration.ofMillis(100);

    private Waiting() { }

    /** Returns when the thread has ended, or waits. @return whether it waits */
    static boolean endsOrWaits(Thread thread) throws InterruptedException {
        long since = System.nanoTime();
        while (thread.isAlive()) {
            if (thread.join(Duration.ofMillis(1))) return false;
            if (thread.getState() == Thread.State.RUNNABLE) since = System.nanoTime();
            else if (System.nanoTime() - since > LONG.toNanos()) return true;
        }
        return false;
    }
}
