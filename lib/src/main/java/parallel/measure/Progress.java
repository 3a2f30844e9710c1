package parallel.measure;

import java.time.Duration;
import java.util.Objects;

/**
 * Hears how far a measurement is; in a notebook the workbook's own listener draws a bar.
 *
 * <p>Called by the measuring thread between two blocks of runs, never while a time is taken, and at most four times a second, because
 * whoever draws needs a core too. What a listener throws ends the measurement. Of several measurements that are {@link Stages} of one
 * piece of work it hears as of one.
 * <p><b>Source.</b> Every chapter whose cells take longer than a moment.
 */
public interface Progress {

    /** Hears nothing. */
    Progress NONE = new Progress() {
        @Override
        public void at(String what, double done, Duration left) { }

        @Override
        public void over() { }
    };

    /**
     * The measurement goes on.
     *
     * @param what what is measured, in a few words
     * @param done how much of it is done, 0 to 1; never less than the call before, for the same measurement
     * @param left about how long it will still take, zero or more
     */
    void at(String what, double done, Duration left);

    /** The measurement has ended, well or badly; called once after one or more calls of {@link #at}, and not without. */
    void over();

    /**
     * The measurement was interrupted; called in place of {@link #over()}.
     *
     * @param what what was measured, in a few words
     * @param done how much of it was done, 0 to 1
     */
    default void stopped(String what, double done) {
        Objects.requireNonNull(what, "what was measured is null: say it in a few words");
        over();
    }

    /**
     * Makes this the one listener of all measurements in this JVM that begin from now on.
     *
     * @throws NullPointerException if it is {@code null}; {@link #NONE} hears nothing
     */
    static void tell(Progress listener) {
        Reporter.listener = Objects.requireNonNull(listener, "the listener is null: give Progress.NONE for one that hears nothing");
    }
}
