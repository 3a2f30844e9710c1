package parallel.strategy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * What Hazelcast logs, of which a notebook shows nothing: some sixty lines at each start. The last warnings are kept, because a start that
 * fails says why only there.
 *
 * <p>Who wants to see all says so, in this order: {@code Logger.getLogger("com.hazelcast").setUseParentHandlers(true)} after the first start.
 * <p><b>Thread safety.</b> Safe.
 */
final class ClusterLog {

    private record Line(long nanos, String text) { }

    private static final int KEPT = 20;
    private static final Deque<Line> WARNINGS = new ArrayDeque<>();
    /** Held: the JDK forgets a logger that nobody holds, and what was set on it. */
    private static final Logger ALL = Logger.getLogger("com.hazelcast");

    static {
        ALL.setUseParentHandlers(false);
        ALL.addHandler(new Handler() {
            @Override
            public void publish(LogRecord record) {
                if (record.getLevel().intValue() >= Level.WARNING.intValue()) keep(record);
            }

            @Override
            public void flush() { }

            @Override
            public void close() { }
        });
    }

    private ClusterLog() { }

    /** Loading this class is what it takes. */
    static void beQuiet() { }

    private static void keep(LogRecord record) {
        synchronized (WARNINGS) {
            if (WARNINGS.size() == KEPT) WARNINGS.removeFirst();
            WARNINGS.add(new Line(System.nanoTime(), String.valueOf(record.getMessage())));
        }
    }

    /** The last warning since a moment of {@link System#nanoTime}, for the end of a message; empty if there was none. */
    static String since(long nanos) {
        synchronized (WARNINGS) {
            List<Line> late = WARNINGS.stream().filter(line -> line.nanos >= nanos).toList();
            return late.isEmpty() ? "" : "; " + late.getLast().text;
        }
    }
}
