package parallel.hazard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import parallel.Joining;

/**
 * Threads and tasks that could go on and do not get their turn: at a lock, behind a greedy thread, in a pool full of long tasks, in a pool whose tasks wait for each other.
 *
 * <pre>{@code
 * Starvation.atALock(new ReentrantLock(false), 3, Duration.ofMillis(1))     // who had the lock, and who waited how long
 * Starvation.atALock(new ReentrantLock(true), 3, Duration.ofMillis(1))
 * Starvation.ownPool(1, 1, Duration.ofMillis(200)).answered()               // 0: the task waits for one behind it
 * }</pre>
 * <p><b>Interrupt.</b> Ends all threads, then {@link InterruptedException}. No thread is left behind. <b>Source.</b> The article, "Some other things like Deadlock, Starvation";
 * {@link ReentrantLock} ("fairness"); Goetz et al., "Java Concurrency in Practice", 8.1 ("thread starvation deadlock"); chapter 5.
 */
public final class Starvation {

    private static final Duration AT_THE_LOCK = Duration.ofMillis(250);
    private static final Duration SHORT_HOLD = Duration.ofNanos(20_000), PAUSE = Duration.ofMillis(1);
    private static final Duration LONG_TASK = Duration.ofMillis(100), LONGEST = Duration.ofSeconds(5);
    private static final int MOST = 100;

    private Starvation() { }

    /**
     * One greedy thread and some modest ones at one lock for a quarter of a second. The greedy one holds it for long, gives it back and asks again at once; the modest ones
     * hold it for 20 µs and then do something else for a millisecond.
     *
     * @param lock       with waiting that ends by an interrupt, for example {@code new ReentrantLock(true)}
     * @param modest     how many modest threads, 1 to 100
     * @param greedyHold how long the greedy one holds it, above 0 up to 100 ms
     * @throws IllegalArgumentException if one of them is out of range
     */
    public static Shares atALock(Lock lock, int modest, Duration greedyHold) throws InterruptedException {
        if (modest < 1 || modest > MOST) throw new IllegalArgumentException("modest threads: 1 to " + MOST + ", not " + modest);
        Objects.requireNonNull(lock, "the lock is null: make one, for example new ReentrantLock()");
        Objects.requireNonNull(greedyHold, "the greedy thread's time is null: give above 0 up to 100 ms");
        if (!greedyHold.isPositive() || greedyHold.compareTo(Duration.ofMillis(100)) > 0) {
            throw new IllegalArgumentException("a greedy thread holds the lock above 0 up to 100 ms, not " + greedyHold);
        }
        List<Guest> guests = new ArrayList<>();
        for (int i = 0; i <= modest; i++) guests.add(new Guest(lock, i == 0 ? greedyHold : SHORT_HOLD, i > 0));
        var begin = new CountDownLatch(1);
        try (var crew = new Crew()) {
            for (int i = 0; i <= modest; i++) {
                Guest guest = guests.get(i);
                crew.start(i == 0 ? "greedy" : "modest " + i, () -> {
                    begin.await();
                    guest.comeAndGo(System.nanoTime() + AT_THE_LOCK.toNanos());
                });
            }
            begin.countDown();
            crew.join();
        }
        List<Shares.Share> shares = new ArrayList<>();
        for (int i = 0; i <= modest; i++) shares.add(guests.get(i).share(i == 0 ? "greedy" : "modest " + i));
        return new Shares(lock instanceof ReentrantLock some && some.isFair() ? "a fair lock" : "an unfair lock", shares);
    }

    /** Somebody at the lock. Its numbers are read after the end of its thread. */
    private static final class Guest {
        private final Lock lock;
        private final Duration hold;
        private final boolean pauses;
        private long times, heldNanos, longestWaitNanos;

        Guest(Lock lock, Duration hold, boolean pauses) {
            this.lock = lock;
            this.hold = hold;
            this.pauses = pauses;
        }

        void comeAndGo(long end) throws InterruptedException {
            while (System.nanoTime() < end) {
                long came = System.nanoTime();
                lock.lockInterruptibly();
                try {
                    long got = System.nanoTime(), until = got + hold.toNanos();
                    longestWaitNanos = Math.max(longestWaitNanos, got - came);
                    while (System.nanoTime() < until) Thread.onSpinWait();
                    times++;
                    heldNanos += System.nanoTime() - got;
                } finally {
                    lock.unlock();
                }
                if (pauses) TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            }
        }

        Shares.Share share(String name) {
            return new Shares.Share(name, times, heldNanos, longestWaitNanos);
        }
    }

    /**
     * Long tasks and after them short ones, handed in at the same moment: how long does each short one wait for its turn?
     *
     * @param longTasks  how many long tasks, 1 to 100; they wait for something, 100 ms each
     * @param shortTasks how many short ones, 1 to 100; they have nothing to do
     * @param ownPool    whether the short ones have a pool of their own, or are in the one of two threads that the long ones are in
     * @return a share for each short task
     * @throws IllegalArgumentException if one of the numbers is out of range
     */
    public static Shares behindLongTasks(int longTasks, int shortTasks, boolean ownPool) throws InterruptedException {
        if (longTasks < 1 || longTasks > MOST || shortTasks < 1 || shortTasks > MOST) {
            throw new IllegalArgumentException("long and short tasks: 1 to " + MOST + " each, not " + longTasks + " and " + shortTasks);
        }
        return behindLongTasks(longTasks, () -> Thread.sleep(LONG_TASK), shortTasks, ownPool);
    }

    /** The same behind tasks of any length. */
    static Shares behindLongTasks(int longTasks, Crew.Work longTask, int shortTasks, boolean ownPool) throws InterruptedException {
        try (var first = new Pool(2); var second = new Pool(1)) {
            for (int i = 0; i < longTasks; i++) first.service.submit(() -> {
                longTask.run();
                return null;
            });
            ExecutorService forShort = ownPool ? second.service : first.service;
            List<Future<Long>> began = new ArrayList<>();
            long handedIn = System.nanoTime();
            for (int i = 0; i < shortTasks; i++) began.add(forShort.submit(System::nanoTime));
            List<Shares.Share> shares = new ArrayList<>();
            for (Future<Long> each : began) {
                shares.add(new Shares.Share("short task " + (shares.size() + 1), 1, 0, Math.max(0, get(each) - handedIn)));
            }
            return new Shares(ownPool ? "a pool of their own" : "one pool for all", shares);
        }
    }

    private static long get(Future<Long> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading the clock failed", e);
        }
    }

    /**
     * What came of tasks that wait for tasks of their own pool.
     *
     * @param threads  how many threads the pool had
     * @param callers  how many tasks handed in another one and waited for it
     * @param answered how many of them got their answer
     * @param found    whether the JVM's detector calls it a deadlock; it looks at locks, and here everybody waits for a free thread
     */
    public record OwnPool(int threads, int callers, int answered, boolean found) {

        public OwnPool {
            if (threads < 1 || callers < 1 || answered < 0 || answered > callers) {
                throw new IllegalArgumentException("1 thread and 1 task at least, and of these 0 or more answered, not " + List.of(threads, callers, answered));
            }
        }

        /** In words. */
        @Override
        public String toString() {
            return callers + (callers == 1 ? " task" : " tasks") + " that wait for another in a pool of " + threads + (threads == 1 ? " thread: " : " threads: ")
                    + answered + " answered" + (answered < callers ? ", and the JVM's detector " + (found ? "sees" : "does not see") + " it" : "");
        }
    }

    /**
     * Tasks that hand another task to the pool that they run in, and wait for its answer.
     *
     * @param threads 1 to 100
     * @param callers 1 to 100: with as many threads or fewer, all threads wait and nobody is left to do what they wait for
     * @param limit   when to give up, above 0 up to 5 s
     * @throws IllegalArgumentException if one of them is out of range
     */
    public static OwnPool ownPool(int threads, int callers, Duration limit) throws InterruptedException {
        if (threads < 1 || threads > MOST || callers < 1 || callers > MOST) {
            throw new IllegalArgumentException("threads and tasks: 1 to " + MOST + " each, not " + threads + " and " + callers);
        }
        Objects.requireNonNull(limit, "the limit is null: give above 0 up to 5 s");
        if (!limit.isPositive() || limit.compareTo(LONGEST) > 0) throw new IllegalArgumentException("a limit above 0 up to 5 s, not " + limit);
        return ownPoolWithin(limit, threads, callers);
    }

    /** The same with a limit of any length. */
    static OwnPool ownPoolWithin(Duration limit, int threads, int callers) throws InterruptedException {
        try (var pool = new Pool(threads)) {
            var allBegan = new CountDownLatch(Math.min(threads, callers));
            List<Future<Integer>> asked = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                asked.add(pool.service.submit(() -> {
                    allBegan.countDown();
                    allBegan.await();
                    return pool.service.submit(() -> 42).get();
                }));
            }
            long end = System.nanoTime() + limit.toNanos();
            int answered = 0;
            for (Future<Integer> each : asked) {
                try {
                    if (each.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS) == 42) answered++;
                } catch (TimeoutException stuck) {
                    // counted by not being counted
                } catch (ExecutionException e) {
                    throw new IllegalStateException("a task of the demonstration failed", e);
                }
            }
            return new OwnPool(threads, callers, answered, pool.isDeadlockedByTheJvm());
        }
    }

    /** A pool whose tasks end when it is closed, finished or not. */
    private static final class Pool implements AutoCloseable {
        private final List<Thread> threads = new ArrayList<>();
        final ExecutorService service;

        Pool(int size) {
            service = Executors.newFixedThreadPool(size, body -> {
                synchronized (threads) {
                    threads.add(Thread.ofPlatform().daemon().name("starving pool #" + (threads.size() + 1)).unstarted(body));
                    return threads.getLast();
                }
            });
        }

        boolean isDeadlockedByTheJvm() {
            synchronized (threads) {
                return Detector.isDeadlocked(threads);
            }
        }

        @Override
        public void close() {
            service.shutdownNow();
            service.close();
            for (Thread each : threads) Joining.completely(each);                 // a pool is over a moment before its last thread is
        }
    }
}
