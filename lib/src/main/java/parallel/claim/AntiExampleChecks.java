package parallel.claim;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import parallel.Task;
import parallel.measure.Comparison;
import parallel.measure.Timings;
import parallel.measure.Trial;
import parallel.measure.Workers;
import parallel.strategy.FixedSplit;
import parallel.strategy.Sequential;
import parallel.strategy.SharedQueue;
import parallel.strategy.Strategy;
import parallel.strategy.TaskFailedException;
import parallel.strategy.ThreadPerTask;
import parallel.strategy.ThreadPool;
import parallel.workload.Nap;
import parallel.workload.Numbers;
import parallel.workload.PrimeCheck;

/** The experiments of chapter 6 in small. <b>Interrupt.</b> Each ends its threads first. <b>Thread safety.</b> Immutable. */
record AntiExampleChecks(Budget budget) {

    private static final String SECTION = Section.ANTI_EXAMPLE.toString();
    private static final List<Long> NUMBERS = Numbers.range(1, 100);
    private static final List<Integer> FOUR = List.of(1, 2, 3, 4);
    private static final int RUNS = 30, QUEUE_RUNS = 10, IN_QUEUE = 100_000;

    List<Check> all() {
        return List.of(Check.of(SECTION, Duration.ofMillis(2_800), this::fourWays, 50, 70, 71, 76, 93),
                Check.of(Section.CONCURRENT_WAY_1.toString(), Duration.ofMillis(700), this::crowd, 73),
                Check.of(Section.CONCURRENT_WAY_1.toString(), Duration.ofMillis(450), this::switches, 74),
                Check.of(Section.CONCURRENT_WAY_2.toString(), Duration.ofMillis(400), this::onlyFour, 77),
                Check.of(Section.CONCURRENT_WAY_2.toString(), Duration.ofMillis(100), this::lock, 81),
                Check.of(Section.CONCURRENT_WAY_2.toString(), Duration.ofMillis(150), this::queueSafe, 87),
                Check.of(Section.CONCURRENT_WAY_2.toString(), Duration.ofMillis(500), this::queueGood, 88),
                Check.of(Section.FINAL_CONCURRENT_WAY.toString(), Duration.ofMillis(200), this::pool, 96, 97, 99));
    }

    private List<Finding> fourWays() throws Exception {
        Strategy[] ways = Article.ways().toArray(Strategy[]::new);
        Timings small = budget.compare("small numbers", NUMBERS, PrimeCheck.TASK, ways);
        Timings large = budget.compare("large numbers", Numbers.primes(1_000_000_000_000L, 16), PrimeCheck.TASK, ways);
        Comparison waiting = budget.beside("waits", Collections.nCopies(20, 1), Nap.MILLIS, new Sequential(), new ThreadPerTask());
        return List.of(AntiExampleClaims.antiExample(small, large), AntiExampleClaims.threadingTakesLonger(small, large),
                AntiExampleClaims.becauseOfCpuWork(waiting, large.compare(Article.FINAL_WAY, Article.SEQUENTIAL)),
                AntiExampleClaims.wayTwoTakesLess(small.compare(Article.WAY_2, Article.WAY_1)),
                AntiExampleClaims.finalIsAtLeastAsFast(small.compare(Article.FINAL_WAY, Article.WAY_2)));
    }

    private List<Finding> crowd() throws Exception {
        return List.of(AntiExampleClaims.becauseOfTooMany(budget.scale("tiny work", NUMBERS, PrimeCheck.TASK, Workers.THREADS, FixedSplit::new, 1, 4, 16)));
    }

    private List<Finding> switches() throws Exception {
        Strategy each = new ThreadPerTask();
        Task<Long, Boolean> nothing = number -> true;
        try (Strategy one = ThreadPool.kept(1)) {
            Timings parts = budget.run(Trial.of("way 1 and as many switches").way("way 1", () -> each.map(NUMBERS, PrimeCheck.TASK)).way("200 switches", () -> {
                for (long number : NUMBERS) one.map(List.of(number), nothing);
                return 0;
            }), 2);
            return List.of(AntiExampleClaims.mostlySwitches(parts.of("200 switches").medianNanos() / parts.of("way 1").medianNanos()));
        }
    }

    private List<Finding> onlyFour() throws Exception {
        return List.of(AntiExampleClaims.becauseOfFour(budget.beside("100 numbers", NUMBERS, PrimeCheck.TASK, new ThreadPerTask().named("a thread for each"),
                new FixedSplit(4).named("only 4 threads"))));
    }

    private List<Finding> lock() throws Exception {
        return List.of(AntiExampleClaims.lockIsNecessary(wrongWithoutLock(new FixedSplit(4)), RUNS));
    }

    /** In how many of the runs a plain list was wrong that four threads of this way had filled. */
    private static int wrongWithoutLock(Strategy way) throws InterruptedException {
        List<Long> many = Numbers.range(1, 20_000);
        int wrong = 0;
        for (int run = 0; run < RUNS; run++) {
            List<Long> list = new ArrayList<>();
            try {
                way.map(FOUR, thread -> {
                    many.forEach(list::add);
                    return thread;
                });
            } catch (TaskFailedException brokeDown) {
                // the list grew under its hands: it is not right either
            }
            if (list.size() != FOUR.size() * many.size()) wrong++;
        }
        return wrong;
    }

    private List<Finding> queueSafe() throws Exception {
        List<Long> plenty = Numbers.range(1, IN_QUEUE);
        return List.of(AntiExampleClaims.queueIsSafe(exact(() -> new ConcurrentLinkedQueue<>(plenty)), exact(() -> new ArrayDeque<>(plenty)), QUEUE_RUNS));
    }

    /** In how many of the runs four threads together took exactly what was in the queue. */
    private static int exact(Supplier<Queue<Long>> maker) throws InterruptedException {
        int exact = 0;
        for (int run = 0; run < QUEUE_RUNS; run++) {
            Queue<Long> queue = maker.get();
            List<Integer> taken = new FixedSplit(4).map(FOUR, thread -> {
                int mine = 0;
                while (queue.poll() != null) mine++;
                return mine;
            });
            if (taken.stream().mapToInt(Integer::intValue).sum() == IN_QUEUE) exact++;
        }
        return exact;
    }

    private List<Finding> queueGood() throws Exception {
        List<Long> uneven = IntStream.range(0, 40).mapToObj(i -> i % 4 == 0 ? 1_000_000_000_039L : 4L).toList();
        return List.of(AntiExampleClaims.queueIsGood(budget.beside("40 numbers, every fourth one hard", uneven, PrimeCheck.TASK, new FixedSplit(4), new SharedQueue(4))));
    }

    private List<Finding> pool() throws Exception {
        int lost = wrongWithoutLock(new ThreadPool(4));
        List<Integer> ended = Collections.synchronizedList(new ArrayList<>());
        List<Integer> answers = new ThreadPool(4).map(List.of(0, 1, 2, 3), i -> {
            Thread.sleep(40 - 10 * i);
            ended.add(i);
            return i;
        });
        return List.of(AntiExampleClaims.poolSynchronizes(lost, RUNS), AntiExampleClaims.poolKeepsOrder(answers, List.copyOf(ended)),
                AntiExampleClaims.noLockNeeded(adding().size(), lost));
    }

    /** The threads that put the answers of a pool's tasks into the one list. */
    private static Set<Thread> adding() throws InterruptedException, ExecutionException {
        Set<Thread> adding = new HashSet<>();
        List<Boolean> results = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(4, Thread.ofPlatform().daemon().name("check ", 1).factory())) {
            for (Future<Boolean> future : NUMBERS.stream().map(number -> pool.submit(() -> PrimeCheck.isPrime(number))).toList()) {
                results.add(future.get());
                adding.add(Thread.currentThread());
            }
        }
        return adding;
    }
}
