package parallel.hazard;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks the JVM's own detector whether some threads wait for each other in a circle. */
final class Detector {

    private static final ThreadMXBean JVM = ManagementFactory.getThreadMXBean();

    private Detector() { }

    /**
     * Looks until the detector has found a deadlock among these threads, or all of them have ended.
     *
     * @param takers the threads, and what each of them takes
     * @return the circle as the JVM tells it: who waits for a lock that whom holds
     */
    static Optional<WaitForGraph> watch(Map<Thread, Taker> takers) throws InterruptedException {
        while (takers.keySet().stream().anyMatch(Thread::isAlive)) {
            var graph = new WaitForGraph(deadlocked(takers));
            if (!graph.circle().isEmpty()) return Optional.of(graph);
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return Optional.empty();
    }

    /** Whether the detector finds one of these threads in a deadlock. */
    static boolean isDeadlocked(List<Thread> threads) {
        long[] ids = JVM.findDeadlockedThreads();
        return ids != null && Arrays.stream(ids).anyMatch(id -> threads.stream().anyMatch(thread -> thread.threadId() == id));
    }

    /**
     * Deadlocked threads of others, a reader's own say, are left out. So are threads that wait with a time limit: the JVM counts them in, but their circle comes
     * apart by itself.
     */
    private static List<WaitForGraph.Wait> deadlocked(Map<Thread, Taker> takers) {
        long[] ids = JVM.findDeadlockedThreads();
        List<WaitForGraph.Wait> waits = new ArrayList<>();
        if (ids == null) return waits;
        for (ThreadInfo info : JVM.getThreadInfo(ids)) {
            if (info == null || info.getLockOwnerName() == null || info.getThreadState() != Thread.State.WAITING) continue;
            takers.forEach((thread, taker) -> {
                NamedLock wanted = taker.wants;
                if (thread.threadId() == info.getThreadId() && wanted != null) {
                    waits.add(new WaitForGraph.Wait(info.getThreadName(), wanted.name, info.getLockOwnerName()));
                }
            });
        }
        return waits;
    }
}
