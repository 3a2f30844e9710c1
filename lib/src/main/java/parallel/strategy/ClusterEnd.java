package parallel.strategy;

import java.util.Arrays;
import parallel.Joining;

/**
 * Closes a cluster whose program has come to its end without doing so. Some of Hazelcast's threads are no daemons, and cannot be made so: they
 * would keep the JVM from ending, and so from closing what is left open, for ever.
 *
 * <p>Looks twice a second. <b>Thread safety.</b> Safe.
 */
final class ClusterEnd implements AutoCloseable {

    private static final int PAUSE_MILLIS = 500;

    private final Thread watch;

    /** @param name the thread's name @param close what is done then */
    ClusterEnd(String name, Runnable close) {
        watch = Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                do Thread.sleep(PAUSE_MILLIS); while (!isProgramOver());
                close.run();
            } catch (InterruptedException closed) {
                // by who opened it
            }
        });
    }

    /** Whether there is no thread of the program that would keep the JVM. */
    private static boolean isProgramOver() {
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        while (all.getParent() != null) all = all.getParent();
        Thread[] threads = new Thread[all.activeCount() + 50];
        int found = all.enumerate(threads);
        return found < threads.length && Arrays.stream(threads, 0, found)
                .allMatch(thread -> thread.isDaemon() || thread.getName().startsWith("hz.") || thread.getName().equals("DestroyJavaVM"));
    }

    /** Looks no more. */
    @Override
    public void close() {
        if (Thread.currentThread() == watch) return;
        watch.interrupt();
        Joining.completely(watch);
    }
}
