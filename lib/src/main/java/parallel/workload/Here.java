package parallel.workload;

import java.lang.management.ManagementFactory;
import parallel.Task;

/**
 * Questions about the process that is asked: as tasks, so that this process and a child can be asked the same. The input does not matter.
 *
 * <pre>{@code
 * child.map(List.of(1), Here.PID)       // the child's number, not ours
 * }</pre>
 * <p><b>Thread safety.</b> Keeps nothing; safe. <b>Source.</b> The article, "Threads vs processes"; chapter 2.
 */
public final class Here {

    /** The system's number of the process. */
    public static final Task<Object, Long> PID = anything -> ProcessHandle.current().pid();
    /** How many threads of Java live in the process. A JVM has more, which serve itself and are not counted here. */
    public static final Task<Object, Integer> THREADS = anything -> ManagementFactory.getThreadMXBean().getThreadCount();

    private Here() { }
}
