package parallel.strategy;

/** A child process of {@link ChildProcesses} ended while it was at work: a crash, or somebody ended it. The parent goes on. */
public final class ChildEndedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** The exit code; on Linux and macOS 128 and the number of the signal where a signal ended it. */
    private final int exitCode;

    ChildEndedException(long pid, int exitCode, String lastWords) {
        super("the child process " + pid + " ended while it was at work, with exit code " + exitCode
                + (lastWords.isEmpty() ? "" : "; its last words: " + lastWords));
        this.exitCode = exitCode;
    }

    /** The exit code; on Linux and macOS 128 and the number of the signal where a signal ended it. */
    public int exitCode() {
        return exitCode;
    }
}
