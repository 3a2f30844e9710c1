package parallel.notebooks;

/** A chapter did not run to its end; the message is written for the one who has to mend it. */
final class ChapterFailedException extends Exception {
    private static final long serialVersionUID = 1;

    ChapterFailedException(String message) {
        super(message);
    }
}
