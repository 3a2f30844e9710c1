package parallel.claim;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import parallel.measure.Journal;
import parallel.measure.Machine;
import parallel.measure.Timeline;
import parallel.measure.Turns;
import parallel.strategy.ChildProcesses;
import parallel.workload.BigFile;
import parallel.workload.Chore;
import parallel.workload.Dish;
import parallel.workload.OddJobs;
import parallel.workload.PrimeCheck;

/**
 * Measures the claims of chapter 7 again, small, without a notebook: what the last chapter does when it is asked for what is missing or old.
 *
 * <p>{@link FutureClaims} judges, as it does in the chapter; only the sizes are smaller here.
 * <pre>{@code
 * FutureChecks.check()      // eleven findings, in a few seconds
 * }</pre>
 * <p><b>Interrupt.</b> Ends what is under way, leaves no thread, server or process behind, then {@link InterruptedException}.
 * <b>Thread safety.</b> Each call has threads and servers of its own. <b>Source.</b> The article, "Concurrent" and "Futures"; chapter 8.
 */
public final class FutureChecks {

    static final Check ALL = Check.of(Section.FUTURES.toString(), Duration.ofMillis(3_800), FutureChecks::check, 104, 105, 107, 108, 109, 110, 111, 112, 113, 114, 115);

    private static final Duration SHORT = Duration.ofMillis(60);
    private static final int TRIES = 3, DINNERS = 6;
    private static final Chore QUICK = new Chore("letters", Duration.ofMillis(20));
    private static final ThreadFactory DAEMON = Thread.ofPlatform().daemon().name("future check ", 1).factory();

    private FutureChecks() { }

    /**
     * Measures and judges 104, 105, 107 to 115.
     *
     * @throws InterruptedException if the calling thread is interrupted
     * @throws Exception            what the machine cannot do, for example open a port on the loopback address
     */
    public static List<Finding> check() throws Exception {
        List<Finding> findings = new ArrayList<>();
        try (ChildProcesses oneCore = ChildProcesses.onOneCore(1).orElse(null)) {          // none where the system cannot do that
            Turns two = Turns.freest(OddJobs.of(2), SHORT);
            findings.add(FutureClaims.atTheSameTime(two, oneCore == null ? Optional.empty() : Optional.of(oneCore.map(List.of(2), Turns.TASK).getFirst())));
            findings.add(dinner());
            int cores = Machine.here().cores();
            findings.add(FutureClaims.eachAtOnce(Turns.freest(OddJobs.of(cores), SHORT), Turns.freest(OddJobs.of(2 * cores), SHORT)));
            findings.add(evening(oneCore));
        }
        findings.add(promise());
        findings.add(chores());
        findings.add(states());
        findings.add(result());
        findings.add(goOn());
        findings.addAll(download());
        return findings;
    }

    private static Finding dinner() throws InterruptedException {
        var vegetables = new Dish("vegetables", List.of(new Dish.HandsOn("chop", 4, 3)));
        var noodles = new Dish("noodles", List.of(new Dish.HandsOn("water", 1, 1), new Dish.Waiting("boil", Duration.ofMillis(15))));
        var salad = new Dish("salad", List.of(new Dish.HandsOn("slice", 4, 3)));
        List<Dish> boiling = List.of(vegetables, noodles), chopping = List.of(vegetables, salad);
        return FutureClaims.bothTogether(Kitchen.cook(DINNERS, Kitchen.Way.IN_SEQUENCE, boiling), Kitchen.cook(DINNERS, Kitchen.Way.ALTERNATING, boiling),
                Kitchen.cook(DINNERS, Kitchen.Way.IN_SEQUENCE, chopping), Kitchen.cook(DINNERS, Kitchen.Way.ALTERNATING, chopping));
    }

    private static Finding evening(ChildProcesses oneCore) throws InterruptedException {
        var light = new MusicAndGame.Setting(1, MusicAndGame.Setting.LIGHT, 20);
        MusicAndGame here = MusicAndGame.of(light);
        // what comes late because of other programs says nothing of these three
        for (int i = 1; i < TRIES && here.music().gaps() > 0; i++) here = MusicAndGame.of(light);
        if (oneCore == null) return FutureClaims.musicDownloadGame(List.of(here), Optional.empty());
        var heavy = new MusicAndGame.Setting(2, 0.6, 12);
        return FutureClaims.musicDownloadGame(List.of(here, oneCore.map(List.of(light), MusicAndGame.TASK).getFirst()),
                Optional.of(oneCore.map(List.of(heavy), MusicAndGame.TASK).getFirst()));
    }

    static Finding promise() throws Exception {
        var runs = new AtomicInteger();
        var hold = new CountDownLatch(1);
        try (var pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), DAEMON)) {
            try {
                Future<String> first = pool.submit(() -> {
                    hold.await();
                    return "answer " + runs.incrementAndGet();
                });
                List<Future<String>> futures = List.of(first, pool.submit(QUICK), pool.submit(QUICK));
                int queued = pool.getQueue().size();
                hold.countDown();
                String once = first.get(), again = first.get();
                return FutureClaims.promiseOrList(once, again, runs.get(), futures, 3, queued);
            } finally {
                hold.countDown();
            }
        }
    }

    private static Finding chores() throws InterruptedException {
        var you = Thread.currentThread();
        var byYou = new AtomicInteger();
        var note = new FutureTask<>(QUICK);
        try (ExecutorService helper = Executors.newSingleThreadExecutor(DAEMON)) {
            List<Future<String>> chores = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                chores.add(helper.submit(() -> {
                    if (Thread.currentThread() == you) byYou.incrementAndGet();
                    return QUICK.call();
                }));
            }
            Thread.sleep(Duration.ofMillis(150));
            int done = (int) chores.stream().filter(Future::isDone).count();
            return FutureClaims.doneLater(chores.size(), done, byYou.get(), note.isDone());
        }
    }

    static Finding states() throws Exception {
        var hold = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        Timeline one = inPool(1), four = inPool(4);
        try (ExecutorService pool = Executors.newSingleThreadExecutor(DAEMON)) {
            try {
                Future<String> ordinary = pool.submit(() -> {
                    begun.countDown();
                    hold.await();
                    return "done";
                });
                Future<String> fails = pool.submit(FutureChecks::fail), cancelled = pool.submit(QUICK);
                cancelled.cancel(true);
                begun.await();
                Future.State before = ordinary.state();
                hold.countDown();
                ordinary.get();
                awaitEnd(fails);
                Map<String, Future.State> others = new LinkedHashMap<>();
                others.put("completed at birth", CompletableFuture.completedFuture("dinner").state());
                others.put("failed", fails.state());
                others.put("cancelled", cancelled.state());
                others.put("handed to nobody", new CompletableFuture<String>().state());
                return FutureClaims.completedInTheFuture(before, ordinary.state(), others, one, four);
            } finally {
                hold.countDown();
            }
        }
    }

    private static String fail() throws IOException {
        throw new IOException("the lawn mower is broken");
    }

    /** Four tasks that wait, in a pool of so many threads: who was at it when. */
    private static Timeline inPool(int threads) throws Exception {
        var journal = new Journal("four chores in a pool of " + threads, "worker");
        try (ExecutorService pool = Executors.newFixedThreadPool(threads, DAEMON)) {
            List<Callable<String>> chores = new ArrayList<>();
            for (int i = 0; i < 4; i++) chores.add(() -> journal.step(QUICK.name(), QUICK));
            for (Future<String> each : pool.invokeAll(chores)) each.get();
        }
        return journal.timeline();
    }

    static Finding result() throws Exception {
        try (ExecutorService pool = Executors.newSingleThreadExecutor(DAEMON)) {
            var ended = new AtomicLong();
            Future<Boolean> task = pool.submit(() -> {
                Thread.sleep(QUICK.time());
                ended.set(System.nanoTime());
                return PrimeCheck.isPrime(97);
            });
            boolean right = task.get();
            boolean waited = ended.get() != 0;
            return FutureClaims.givesTheResult(waited, right, awaitEnd(pool.submit(FutureChecks::fail)));
        }
    }

    /** Waits until it is done; what asking threw, if anything. */
    private static Optional<Throwable> awaitEnd(Future<?> future) throws InterruptedException {
        try {
            future.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(e);
        }
    }

    private static Finding goOn() throws Exception {
        var task = new Chore("house", Duration.ofMillis(100));
        double[] took = new double[2];
        Future<String> last = null;
        try (var pool = Executors.newSingleThreadExecutor(DAEMON);
                var full = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new SynchronousQueue<>(), DAEMON, new ThreadPoolExecutor.CallerRunsPolicy())) {
            pool.submit(() -> 0).get();                        // its thread is there
            full.submit(task);                                 // its only thread has something to do
            ExecutorService[] both = {pool, full};
            for (int i = 0; i < 2; i++) {
                long from = System.nanoTime();
                last = both[i].submit(task);
                took[i] = System.nanoTime() - from;
            }
        }
        // an interrupt of the caller while it runs the task ends up in the task's future
        if (Thread.interrupted() || last.state() == Future.State.FAILED) throw new InterruptedException();
        return FutureClaims.goOn(took[0], took[1], task.time().toNanos());
    }

    static List<Finding> download() throws Exception {
        var received = new AtomicLong();
        long checked = 0;
        try (var file = new BigFile(10, Duration.ofMillis(10)); ExecutorService pool = Executors.newFixedThreadPool(3, DAEMON)) {
            Future<byte[]> download = pool.submit(() -> file.download(received));
            Future<byte[]> broken = pool.submit(() -> file.downloadBrokenOff(new AtomicLong())), cancelled = pool.submit(() -> file.download(new AtomicLong()));
            try {
                boolean doneBefore = download.isDone();
                cancelled.cancel(true);
                for (long n = 3; !download.isDone() && !Thread.currentThread().isInterrupted(); n += 2) {
                    PrimeCheck.isPrime(n);
                    checked++;
                }
                boolean whole = file.isWhole(download.get());
                awaitEnd(broken);
                return List.of(FutureClaims.worksMeanwhile(checked, whole),
                        FutureClaims.dataWhenFinished(doneBefore, download, whole, List.of(broken, cancelled)));
            } finally {
                pool.shutdownNow();
            }
        }
    }
}
