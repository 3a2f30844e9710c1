package parallel.workload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import parallel.Task;

/**
 * A blackboard, one in each process: whatever is written on it can be read by all threads of that process, and by nobody else.
 *
 * <pre>{@code
 * new ThreadPool(4).map(numbers, Blackboard.WRITE);       // all on the blackboard here
 * new ChildProcesses(1).map(numbers, Blackboard.WRITE);   // on the child's own; nothing here
 * }</pre>
 * <p><b>Memory effects, thread safety.</b> A lock guards it: what one thread has written, every later reader of this process sees.
 * <b>Source.</b> The article, "Threads vs processes" ("share the same memory space", "their own memory space"); chapter 2.
 */
public final class Blackboard {

    /** Writes a number on the blackboard of the process that does the task, and answers how many stand there now. */
    public static final Task<Long, Integer> WRITE = Blackboard::write;

    private static final List<Long> LINES = Collections.synchronizedList(new ArrayList<>());

    private Blackboard() { }

    private static int write(long number) {
        synchronized (LINES) {
            LINES.add(number);
            return LINES.size();
        }
    }

    /** What stands on the blackboard of this process, as a copy. */
    public static List<Long> lines() {
        synchronized (LINES) {
            return List.copyOf(LINES);
        }
    }

    /** Wipes the blackboard of this process. */
    public static void wipe() {
        LINES.clear();
    }
}
