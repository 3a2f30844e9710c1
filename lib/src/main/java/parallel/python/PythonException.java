package parallel.python;

/**
 * A Python program that failed, or that took longer than it may; the message holds the last lines it wrote to stderr.
 * Not thrown because there is no Python: then a result without rows says so, and a chapter goes on.
 */
public final class PythonException extends RuntimeException {

    private static final long serialVersionUID = 1;

    PythonException(String message) {
        super(message);
    }

    PythonException(String message, Throwable cause) {
        super(message, cause);
    }
}
