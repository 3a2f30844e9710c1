package parallel.exercise;

/**
 * What a stub throws until the reader has written something in its place: the report then says that the exercise is not begun, and where to write.
 *
 * <p>An {@link UnsupportedOperationException} of its own, so that one from the reader's code is not taken for it.
 * <pre>{@code
 * public void increment() {
 *     throw new YourTurn();
 * }
 * }</pre>
 * <p><b>Failure.</b> None. <b>Interrupt.</b> Waits for nothing. <b>Memory effects.</b> None. <b>Thread safety.</b> Immutable but for what every exception has.
 * <b>Source.</b> The exercises of chapters 1 to 7 and 9.
 */
public final class YourTurn extends UnsupportedOperationException {

    private static final long serialVersionUID = 1;

    /** To be thrown where the reader is to write. */
    public YourTurn() {
        super("your turn: write this");
    }

    /** Whether one of these is what was thrown, or the cause of it. */
    static boolean isIn(Throwable thrown) {
        return Causes.of(thrown).anyMatch(YourTurn.class::isInstance);
    }
}
