package parallel.strategy;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The last lines that a child process has said: why it ended, if it did.
 *
 * <p><b>Thread safety.</b> Safe.
 */
final class LastWords {

    private static final int LINES = 5;

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        if (lines.size() == LINES) lines.removeFirst();
        lines.add(line);
    }

    /** In one line. */
    @Override
    public synchronized String toString() {
        return String.join(" / ", lines);
    }
}
