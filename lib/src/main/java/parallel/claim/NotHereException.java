package parallel.claim;

/** An experiment needs what this machine does not have; the message says what. It is no failure, and its findings are <i>not measurable here</i>. */
final class NotHereException extends Exception {

    private static final long serialVersionUID = 1;

    NotHereException(String what) {
        super(what);
    }
}
