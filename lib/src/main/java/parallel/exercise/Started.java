package parallel.exercise;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The threads of one examination: its own, and all that the reader's code starts; a thread is born into the group of the one that starts it. And those of the common pool,
 * which is everybody's, while they work for it. A virtual thread is in no group and in no list: of those it knows the ones that a task of the examination met.
 */
final class Started extends ThreadGroup {

    /** A thread that ended by what nobody caught. */
    private record Died(Thread thread, Throwable thrown) { }

    /** Threads that the JDK keeps for itself: the common pool's clock, and those of an HTTP client, which end when nobody uses it any more. */
    private static final Pattern THE_JDKS = Pattern.compile("ForkJoinPool\\.commonPool-.*|HttpClient-\\d+-.*|CompletableFutureDelayScheduler");
    private static final Pattern IN_THE_JDK = Pattern.compile("(java|jdk|sun|com\\.sun)\\..*");

    /** Who reads of more threads than these reads of none. */
    private static final int MOST = 4;

    private final List<Died> died = new CopyOnWriteArrayList<>();
    /** Those of the common pool that were at work for somebody else before. */
    private final Set<Thread> before;
    private final Set<Thread> virtual = ConcurrentHashMap.newKeySet();

    Started(String name) {
        super(name);
        before = common().collect(Collectors.toSet());
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        died.add(new Died(thread, thrown));      // told in the report; printed into the cell it would stand without its place
    }

    /** What ended threads, in words. */
    List<String> ends() {
        return died.stream().filter(each -> !(each.thrown instanceof InterruptedException)).map(each -> "thread '" + each.thread.getName() + "' ended by " + Expect.words(each.thrown)
                + ReadersCode.place(each.thrown).map(", "::concat).orElse("")).toList();
    }

    /** What says that the exercise is not begun, if a thread ended by that. */
    Optional<Throwable> notBegun() {
        return died.stream().map(Died::thrown).filter(YourTurn::isIn).findFirst();
    }

    /** Notes the thread that a task of the examination is run by, or one that it starts, if no list has it. */
    void note(Thread thread) {
        if (thread.isVirtual()) virtual.add(thread);
    }

    /** Those that are alive, and those of the common pool that are at work. */
    List<Thread> busy() {
        Stream<Thread> own = in(this).filter(each -> each.isAlive() && !isCommon(each) && !THE_JDKS.matcher(each.getName()).matches());
        return Stream.of(own, virtual.stream().filter(Thread::isAlive), common().filter(each -> !before.contains(each))).flatMap(each -> each).toList();
    }

    private static boolean isCommon(Thread thread) {
        return thread instanceof ForkJoinWorkerThread worker && worker.getPool() == ForkJoinPool.commonPool();
    }

    /** The threads of the common pool that are at work. */
    private static Stream<Thread> common() {
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        while (all.getParent() != null) all = all.getParent();
        return in(all).filter(each -> isCommon(each) && isAtWork(each.getStackTrace()));
    }

    private static Stream<Thread> in(ThreadGroup group) {
        Thread[] found = new Thread[group.activeCount() + 100];
        return Arrays.stream(found, 0, group.enumerate(found));
    }

    private static boolean isAtWork(StackTraceElement[] stack) {
        return Arrays.stream(stack).anyMatch(frame -> !IN_THE_JDK.matcher(frame.getClassName()).matches());
    }

    /** The same without the thread that calls. */
    List<Thread> others() {
        return busy().stream().filter(each -> each != Thread.currentThread()).toList();
    }

    /** The same without those that wait for each other in {@code synchronized}: nothing ends that. */
    List<Thread> whoMayEnd() {
        List<Thread> others = others(), circle = among(others, ManagementFactory.getThreadMXBean().findMonitorDeadlockedThreads());
        return others.stream().filter(each -> !circle.contains(each)).toList();
    }

    /** Waits until nobody else is busy, or the time is over. @return the others */
    List<Thread> others(long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (true) {
            List<Thread> others = others();
            if (others.isEmpty() || System.nanoTime() >= deadline) return others;
            TimeUnit.MILLISECONDS.timedJoin(others.getFirst(), 2);
        }
    }

    /** Those that wait for each other in a circle and will do so for ever. */
    List<Thread> deadlocked() {
        return among(busy(), ManagementFactory.getThreadMXBean().findDeadlockedThreads());
    }

    private static List<Thread> among(List<Thread> threads, long[] ids) {
        return ids == null ? List.of() : threads.stream().filter(each -> Arrays.stream(ids).anyMatch(id -> id == each.threadId())).toList();
    }

    /** Whether a thread works, or may come back to it: not if it is in a circle for ever, nor if it waits in the JDK for work that nobody will give it. */
    boolean works(Thread thread) {
        return thread.isAlive() && !deadlocked().contains(thread) && isAtWork(thread.getStackTrace());
    }

    /** Those that are in the reader's code, in words; where none is, all of them; of many the first. */
    static List<String> inWords(List<Thread> threads) {
        List<Thread> readers = threads.stream().filter(each -> ReadersCode.place(each.getStackTrace()).isPresent()).toList(), told = readers.isEmpty() ? threads : readers;
        Stream<String> words = told.stream().limit(MOST).map(Started::inWords);
        return (told.size() <= MOST ? words : Stream.concat(words, Stream.of("and " + (told.size() - MOST) + " more"))).toList();
    }

    /** What a thread is at: for example {@code "thread 'crowd 1' waits for a lock (Object) that thread 'crowd 2' holds, in MyTransfer.move, line 4: synchronized (to) {"}. */
    static String inWords(Thread thread) {
        if (thread.isVirtual()) return ofVirtual(thread);
        ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(new long[] {thread.threadId()}, true, true)[0];
        if (info == null) return "thread '" + thread.getName() + "' has ended";
        StackTraceElement[] stack = info.getStackTrace();
        if (!isAtWork(stack)) return "thread '" + thread.getName() + "' waits for work";
        return "thread '" + thread.getName() + "' " + doing(info) + ReadersCode.place(stack).map(", "::concat).orElse("");
    }

    /** Of these the JVM tells less: not whose lock they wait for. Most of them have no name. */
    private static String ofVirtual(Thread thread) {
        String name = thread.getName().isEmpty() ? "a virtual thread " : "virtual thread '" + thread.getName() + "' ";
        return name + doing(thread.getState()) + ReadersCode.place(thread.getStackTrace()).map(", "::concat).orElse("");
    }

    private static String doing(ThreadInfo info) {
        String holder = info.getLockOwnerName() == null ? "" : " that thread '" + info.getLockOwnerName() + "' holds";
        Thread.State state = info.getThreadState();
        boolean forALock = state == Thread.State.BLOCKED || state == Thread.State.WAITING && !holder.isEmpty();
        return forALock ? "waits for a lock" + kind(info.getLockInfo()) + holder : doing(state);
    }

    private static String doing(Thread.State state) {
        return switch (state) {
            case BLOCKED -> "waits for a lock";
            case WAITING -> "waits without a limit";
            case TIMED_WAITING -> "sleeps, or waits with a limit";
            case TERMINATED -> "has ended";
            default -> "runs";
        };
    }

    /** Of {@code java.util.concurrent.locks.ReentrantLock$NonfairSync} the lock itself; of an anonymous class nothing. */
    private static String kind(LockInfo lock) {
        if (lock == null) return "";
        String name = lock.getClassName().replaceFirst("\\$(Non)?[Ff]airSync$", "").replaceFirst("^.*[.$](?=\\w)", "");
        return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "" : " (" + name + ")";
    }
}
