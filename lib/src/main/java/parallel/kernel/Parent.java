package parallel.kernel;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends a kernel whose starter is gone. Jupyter ends its kernels when it ends; one that is killed cannot, and they would stay for ever.
 */
final class Parent {

    private static final AtomicBoolean WATCHED = new AtomicBoolean();
    /** The system's first process takes over orphans: whoever is its child has no starter to watch. */
    private static final long FIRST_PROCESS = 1;

    private Parent() { }

    /** From now on this JVM ends soon after its parent, as by {@link System#exit}. */
    static void endWith() {
        ProcessHandle.current().parent().filter(parent -> parent.pid() != FIRST_PROCESS && WATCHED.compareAndSet(false, true))
                .ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(1)));
    }
}
