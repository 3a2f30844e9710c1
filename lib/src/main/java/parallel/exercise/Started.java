package parallel.exercise;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;

/** The threads of one examination: its own, and all that the reader's code starts; a thread is born into the group of the one that starts it. */
final class Started extends ThreadGroup {

    /** A thread that the reader's code has not caught an exception of. */
    private record Died(Thread thread, Throwable thrown) { }

    private final List<Died> died = new CopyOnWriteArrayList<>();

    Started(String name) {
        super(name);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        died.add(new Died(thread, thrown));      // told in the report; on the cell it would stand without its place
    }

    /** What ended threads of the reader's, in words. */
    List<String> ends() {
        return died.stream().filter(each -> !(each.thrown instanceof InterruptedException)).map(each -> "thread '" + each.thread.getName() + "' ended by " + Expect.words(each.thrown)
                + ReadersCode.place(each.thrown).map(", "::concat).orElse("")).toList();
    }

    /** Whether one of them says that the exercise is not begun. */
    Optional<Throwable> notBegun() {
        return died.stream().map(Died::thrown).filter(YourTurn::isIn).findFirst();
    }

    /** Those that are alive; not those of the common pool, which live as long as it needs them. */
    List<Thread> alive() {
        Thread[] found = new Thread[activeCount() + 100];
        return Arrays.stream(found, 0, enumerate(found)).filter(each -> each.isAlive() && !isOfTheCommonPool(each)).toList();
    }

    private static boolean isOfTheCommonPool(Thread thread) {
        return thread instanceof ForkJoinWorkerThread worker && worker.getPool() == ForkJoinPool.commonPool();
    }

    /** Waits until only the thread that calls is alive, or the time is over. @return the others */
    List<Thread> others(long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        List<Thread> others = new ArrayList<>();
        for (Thread each : alive()) {
            if (each == Thread.currentThread()) continue;
            TimeUnit.NANOSECONDS.timedJoin(each, deadline - System.nanoTime());
            if (each.isAlive()) others.add(each);
        }
        return others;
    }

    /** Those that wait for each other in a circle and will do so for ever. */
    List<Thread> deadlocked() {
        long[] ids = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
        return ids == null ? List.of() : alive().stream().filter(each -> Arrays.stream(ids).anyMatch(id -> id == each.threadId())).toList();
    }

    /** Whether a thread that was given up still works, or may come back to it: not if it is in a circle for ever, or waits in the JDK for work that nobody will give it. */
    static boolean works(Thread thread) {
        if (!thread.isAlive()) return false;
        long[] circle = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
        return (circle == null || Arrays.stream(circle).noneMatch(id -> id == thread.threadId())) && Arrays.stream(thread.getStackTrace()).anyMatch(frame -> !isTheJdks(frame));
    }

    private static boolean isTheJdks(StackTraceElement frame) {
        return frame.getClassName().startsWith("java.") || frame.getClassName().startsWith("jdk.");
    }

    /** Those that are in the reader's code, in words; where none is, all of them. */
    static List<String> inWords(List<Thread> threads) {
        List<Thread> readers = threads.stream().filter(each -> ReadersCode.place(each.getStackTrace()).isPresent()).toList();
        return (readers.isEmpty() ? threads : readers).stream().map(Started::inWords).toList();
    }

    /** What a thread is at, in words: for example {@code "thread 'crowd 1' waits for a lock (Object) that 'crowd 2' holds, in MyTransfer.move, line 4: synchronized (to) {"}. */
    static String inWords(Thread thread) {
        ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(new long[] {thread.threadId()}, true, true)[0];
        if (info == null) return "thread '" + thread.getName() + "' has ended";
        StackTraceElement[] stack = info.getStackTrace();
        String at = ReadersCode.place(stack).or(() -> Arrays.stream(stack).findFirst().map(top -> "in " + top.getClassName().replaceFirst(".*\\.", "") + "." + top.getMethodName())).orElse("");
        return "thread '" + thread.getName() + "' " + doing(info) + (at.isEmpty() ? "" : ", " + at);
    }

    private static String doing(ThreadInfo info) {
        String holder = info.getLockOwnerName() == null ? "" : " that thread '" + info.getLockOwnerName() + "' holds";
        return switch (info.getThreadState()) {
            case BLOCKED -> "waits for a lock" + kind(info.getLockInfo()) + holder;
            case WAITING -> holder.isEmpty() ? "waits without a limit" : "waits for a lock" + kind(info.getLockInfo()) + holder;
            case TIMED_WAITING -> "sleeps or waits with a limit";
            default -> "runs";
        };
    }

    private static String kind(LockInfo lock) {
        return lock == null ? "" : " (" + lock.getClassName().replaceFirst("^.*[.$](?=\\w)", "") + ")";
    }
}
