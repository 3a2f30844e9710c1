package parallel.measure;

import java.time.Duration;

/** Tells the listener how far one measurement is, not too often, and that it is over. */
final class Reporter implements AutoCloseable {

    static volatile Progress listener = Progress.NONE;

    private static final long BETWEEN_CALLS_NANOS = 250_000_000;

    private final Progress to = listener;
    private final String what;
    private long lastTold = System.nanoTime();
    private double most;
    private boolean told;

    Reporter(String what) {
        this.what = what;
    }

    /** So much is done, and about so much time is left; passed on when a quarter of a second has gone by since the last word. */
    void at(double done, double leftNanos) {
        most = Math.clamp(done, most, 1);
        if (System.nanoTime() - lastTold < BETWEEN_CALLS_NANOS) return;
        told = true;
        to.at(what, most, Duration.ofNanos((long) Math.max(0, leftNanos)));
        lastTold = System.nanoTime();
    }

    @Override
    public void close() {
        if (told) to.over();
    }
}
