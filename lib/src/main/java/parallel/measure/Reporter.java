package parallel.measure;

import java.time.Duration;
import parallel.Interrupts;

/** Tells the listener how far one measurement is, not too often, and that it is over. */
final class Reporter implements AutoCloseable {

    static volatile Progress listener = Progress.NONE;

    /** Who hears the measurements of this thread instead, while they are parts of a larger one. */
    static final ScopedValue<Progress> WHOLE = ScopedValue.newInstance();

    /** The pause between two words to the listener in tests that do not want to wait. */
    static final ScopedValue<Duration> PAUSE = ScopedValue.newInstance();

    private static final Duration USUAL_PAUSE = Duration.ofMillis(250);

    private final Progress to = WHOLE.orElse(listener);
    private final long pauseNanos = pause().toNanos();
    private String what;
    private long lastTold = System.nanoTime();
    private double most;
    private boolean told;
    private boolean stopped;

    Reporter(String what) {
        this.what = what;
    }

    /** The listener is told no more often. */
    static Duration pause() {
        return PAUSE.orElse(USUAL_PAUSE);
    }

    /** From now on this is what is measured; the next word is passed on at once. */
    void turnTo(String next) {
        what = next;
        lastTold = System.nanoTime() - pauseNanos;
    }

    /** So much is done, and about so much time is left; passed on when a pause has gone by since the last word. */
    void at(double done, double leftNanos) {
        most = Math.clamp(done, most, 1);
        if (System.nanoTime() - lastTold < pauseNanos) return;
        told = true;
        to.at(what, most, Duration.ofNanos((long) Math.max(0, leftNanos)));
        lastTold = System.nanoTime();
    }

    /** If it was an interrupt that ended the work by this exception, the last word says so, and an {@link InterruptedException} comes out. */
    void stopIfInterrupted(Throwable thrown, String where) throws InterruptedException {
        stopped = thrown instanceof InterruptedException || Thread.currentThread().isInterrupted();
        Interrupts.rethrow(thrown, where);
    }

    @Override
    public void close() {
        if (!told) return;
        if (stopped) to.stopped(what, most);
        else to.over();
    }
}
