package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import parallel.Task;
import parallel.strategy.Sequential;
import parallel.strategy.Strategy;
import parallel.strategy.TaskFailedException;
import parallel.strategy.ThreadPerTask;
import parallel.strategy.ThreadPool;
import parallel.workload.PrimeCheck;

/** On a clock of its own, so that what an experiment says can be told exactly. */
@ResourceLock("state of this JVM")
class ExperimentTest {

    private long now, threadsStarted, bytesAllocated;
    private int collections;
    private final List<String> calls = new ArrayList<>();
    private final Sampler.Gauges madeUp =
            new Sampler.Gauges(() -> now, () -> threadsStarted, () -> bytesAllocated, () -> collections++);
    private final Sampler.Gauges withRealThreads =
            new Sampler.Gauges(() -> now, Sampler.Gauges.REAL.threadsStarted(), () -> 0, () -> { });

    /** A way that takes so long on this test's clock, by the number of the call from 0. */
    private Strategy takes(String name, LongUnaryOperator nanosOfCall) {
        return new Strategy() {
            private long made;

            @Override
            public <T, R> List<R> map(List<T> inputs, Task<? super T, ? extends R> task) throws InterruptedException {
                now += nanosOfCall.applyAsLong(made++);
                calls.add(name);
                return new Sequential().map(inputs, task);
            }

            @Override
            public String name() {
                return name;
            }
        };
    }

    private <R> Experiment<Integer, R> on(Task<Integer, R> task) {
        return Experiment.<Integer, R>on(List.of(1, 2, 3), task).by(madeUp);
    }

    @Test
    void theMedianIsTheTimeOfOneCallAndTheFirstRunIsKeptApart() throws Exception {
        Timings times = on(i -> i).compare(takes("quick", n -> n == 0 ? 9_000_000 : 1_000_000), takes("slow", n -> 3_000_000));
        assertThat(times.names()).containsExactly("quick", "slow");
        assertThat(times.of("quick").firstNanos()).isEqualTo(9_000_000);
        assertThat(times.of("quick").medianNanos()).isEqualTo(1_000_000);
        assertThat(times.of("slow").medianNanos()).isEqualTo(3_000_000);
        assertThat(times.compare("slow", "quick").ratio()).isEqualTo(3);
        assertThat(times.notes()).isEmpty();
    }

    @Test
    void warmingUpIsNotCounted() throws Exception {
        Timings times = on(i -> i).within(Duration.ofMillis(500)).compare(takes("warms", n -> n < 10 ? 5_000_000 : 1_000_000));
        assertThat(times.of("warms").nanos()).containsOnly(1_000_000.0);
    }

    @Test
    void shortCallsAreTimedInBatches() throws Exception {
        Timings times = on(i -> i).within(Duration.ofMillis(10)).compare(takes("tiny", n -> 100));
        assertThat(times.of("tiny").medianNanos()).isCloseTo(100, within(1e-9));
        assertThat(calls.size()).as("samples of 20 µs").isGreaterThan(200 * times.of("tiny").samples());
    }

    @Test
    void longCallsRunAtLeastEightTimesAndANoteSaysThatItTookLonger() throws Exception {
        Timings times = on(i -> i).within(Duration.ofSeconds(2)).compare(takes("long", n -> 1_000_000_000));
        assertThat(times.of("long").samples()).isEqualTo(Timing.LEAST_ROUNDS);
        assertThat(times.notes()).containsExactly("Took 10.0 s, not 2.0 s: fewer than 8 rounds would say little.");
    }

    @Test
    void callsThatWouldTakeFarTooLongRunLessOftenAndANoteSaysHowLongAVerdictTakes() throws Exception {
        Timings times = on(i -> i).within(Duration.ofMillis(100)).compare(takes("a", n -> 1_000_000_000), takes("b", n -> 5_000_000_000L));
        assertThat(times.of("a").samples()).isEqualTo(3);
        assertThat(times.notes()).containsExactly("Only 3 rounds of such long calls in 24.0 s: too few for a verdict. "
                + "8 would take about 60 s: within(Duration.ofSeconds(60)).");
        assertThat(times.compare("b", "a").verdict()).isEqualTo("too few runs");
        assertThat(on(i -> i).within(Duration.ofSeconds(60)).compare(takes("a", n -> 1_000_000_000), takes("b", n -> 5_000_000_000L))
                .compare("b", "a").verdict()).as("as the note said").isEqualTo("slower");
    }

    @Test
    void itGoesOnUntilTheTimesHaveSettled() throws Exception {
        Timings times = on(i -> i).within(Duration.ofSeconds(1)).compare(takes("steady", n -> 1_000_000),
                takes("settles", n -> 1_000_000 + Math.max(0, 3_000_000 - 10_000 * n)));
        assertThat(times.of("settles").medianNanos()).isLessThan(1_150_000);
        assertThat(times.of("settles").rounds()).hasSameSizeAs(times.of("steady").rounds());
        assertThat(times.notes()).singleElement().asString().endsWith("so long the times changed from round to round.");
    }

    private static LongUnaryOperator uneven(Random random) {
        return n -> (long) (1_000_000 * Math.exp(0.6 * random.nextGaussian()));
    }

    /** Both are the same on the whole, but uneven: a tenth could hide in it. */
    @Test
    void whereADifferenceMayHideItTakesUpToThreeTimesAsLong() throws Exception {
        // a generator for each: in which order the two are called is chance
        Timings times = on(i -> i).within(Duration.ofSeconds(1)).compare(takes("one", uneven(new Random(3))), takes("other", uneven(new Random(4))));
        assertThat(now / 1e9).as("once more as many rounds as count, 32 on top of 38").isBetween(1.7, 3.6);
        assertThat(times.of("one").rounds()).hasSizeGreaterThan(60);
        assertThat(times.notes()).singleElement().asString().endsWith("ways so alike, and times so uneven, need more rounds.");
        now = 0;
        on(i -> i).within(Duration.ofSeconds(1)).compare(takes("even", n -> 1_000_000), takes("too", n -> 1_000_000 + n % 7));
        assertThat(now / 1e9).as("nothing can hide here").isLessThan(1.1);
    }

    @Test
    void timesThatNeverSettleAreSaidSo() throws Exception {
        Timings times = on(i -> i).within(Duration.ofSeconds(1)).compare(takes("steady", n -> 1_000_000), takes("grows", n -> 100_000 + 5_000 * n));
        assertThat(now / 1e9).as("patience ends").isBetween(2.9, 3.5);
        assertThat(times.notes()).singleElement().asString().contains("still changed from round to round (grows): what they settle at is not known");
    }

    @Test
    void aClockThatStepsCoarselyIsSaidSoWhereItMatters() throws Exception {
        Experiment<Integer, Integer> coarse = Experiment.<Integer, Integer>on(List.of(1), i -> i)
                .within(Duration.ofMillis(200)).by(MadeUp.gauges(() -> (now += 1_000) / 15_000_000 * 15_000_000));
        assertThat(coarse.compare(takes("quick", n -> 1_000)).notes())
                .contains("The clock here moves in steps of 15,000 µs: short times are rough.");
        assertThat(coarse.compare(takes("slow", n -> 2_000_000_000)).notes()).as("long enough for it").noneMatch(note -> note.contains("clock"));
        assertThat(on(i -> i).within(Duration.ofMillis(10)).compare(takes("quick", n -> 1_000)).notes()).isEmpty();
    }

    @Test
    void whatAWayKeepsIsStartedBeforehandAndTimedApart() throws Exception {
        Strategy keeps = new Strategy() {
            private boolean started;

            @Override
            public boolean start() {
                if (started) return false;
                now += 70_000_000;
                return started = true;
            }

            @Override
            public <T, R> List<R> map(List<T> inputs, Task<? super T, ? extends R> task) throws InterruptedException {
                assertThat(started).isTrue();
                now += 1_000_000;
                return new Sequential().map(inputs, task);
            }
        };
        Timings times = on(i -> i).compare(takes("plain", n -> 1_000_000), keeps.named("keeps"));
        assertThat(times.of("keeps").startNanos()).isEqualTo(70_000_000);
        assertThat(times.of("keeps").firstNanos()).isEqualTo(1_000_000);
        assertThat(times.of("plain").startNanos()).isZero();
        assertThat(on(i -> i).compare(keeps.named("again")).of("again").startNanos()).as("started already").isZero();
    }

    /** A way that only starts, which takes so long as the action does. */
    private Strategy starting(Callable<?> action) {
        return new Strategy() {
            @Override
            public boolean start() throws InterruptedException {
                try {
                    action.call();
                    return true;
                } catch (InterruptedException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public <T, R> List<R> map(List<T> inputs, Task<? super T, ? extends R> task) throws InterruptedException {
                now += 10_000_000;
                return new Sequential().map(inputs, task);
            }
        };
    }

    @Test
    void aStartThatTakesLongCostsNoRounds() throws Exception {
        Strategy slow = starting(() -> now += 100_000_000_000L).named("starts slowly");
        Timings times = on(i -> i).within(Duration.ofMillis(100)).compare(takes("a", n -> 10_000_000), slow);
        assertThat(times.of("a").rounds()).hasSizeGreaterThanOrEqualTo(Timing.LEAST_ROUNDS);
        assertThat(times.notes()).noneMatch(note -> note.contains("too few"));
    }

    @Test
    void theListenerHearsOfAStartWhileItGoesOn() throws Exception {
        var told = new CountDownLatch(1);
        Progress.tell(new Progress() {
            @Override
            public void at(String what, double done, Duration left) {
                told.countDown();
            }

            @Override
            public void over() { }
        });
        Strategy starts = starting(() -> {
            told.await();
            return 0;
        });
        try {
            ScopedValue.where(Reporter.PAUSE, Duration.ofMillis(1))
                    .call(() -> on(i -> i).compare(takes("a", n -> 10_000_000), starts));
        } finally {
            Progress.tell(Progress.NONE);
        }
    }

    @Test
    void theBudgetIsShared() throws Exception {
        on(i -> i).within(Duration.ofSeconds(4)).compare(takes("a", n -> 1_000_000), takes("b", n -> 1_000_000));
        assertThat(now / 1e9).isCloseTo(4, within(0.1));
    }

    @Test
    void theUsualTimeForEachWayCanBeSet() throws Exception {
        on(i -> i).compare(takes("a", n -> 1_000_000), takes("b", n -> 1_000_000));
        assertThat(now / 1e9).as("half a second each").isCloseTo(1, within(0.1));
        Experiment.forEachWay(Duration.ofMillis(200));
        try {
            now = 0;
            on(i -> i).compare(takes("a", n -> 1_000_000), takes("b", n -> 1_000_000));
            assertThat(now / 1e9).isCloseTo(0.4, within(0.1));
        } finally {
            Experiment.forEachWay(null);
        }
        assertThatThrownBy(() -> Experiment.forEachWay(Duration.ZERO)).hasMessageContaining("10 ms to 10 minutes, not PT0S");
    }

    @Test
    void waysThatUseThreadsGetLongerUnlessTheReaderSaidHowLong() throws Exception {
        LongUnaryOperator threads = n -> {
            threadsStarted++;
            return 1_000_000;
        };
        Timings times = on(i -> i).compare(takes("none", n -> 1_000_000), takes("threads", threads));
        assertThat(now / 1e9).isCloseTo(0.5 + 3 * 0.5, within(0.1));
        assertThat(times.notes()).containsExactly("Took 2.0 s, not 1.0 s: ways that hand work to threads need longer.");
        now = 0;
        on(i -> i).within(Duration.ofSeconds(1)).compare(takes("none", n -> 1_000_000), takes("threads", threads));
        assertThat(now / 1e9).isCloseTo(1, within(0.1));
    }

    /** Others may start some at the same moment; that only makes it longer. */
    @Test
    void threadsThatAWayStartsAreSeen() throws Exception {
        Timings times = on(i -> i).by(withRealThreads).compare(takes("threads", n -> {
            if (n == 0) Thread.ofPlatform().start(() -> { });
            return 1_000_000;
        }));
        assertThat(times.notes()).containsExactly("Took 1.5 s, not 0.5 s: ways that hand work to threads need longer.");
    }

    /** A pool that is kept starts no thread in a call, but what ran before lingers all the same. */
    @Test
    void threadsThatWereThereBeforehandCountToo() throws Exception {
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            other.submit(() -> { }).get();
            LongUnaryOperator handsOver = n -> {
                if (n > 0) return 5_000_000;
                var go = new CountDownLatch(1);
                other.execute(() -> {
                    while (caller.getState() != Thread.State.WAITING) Thread.onSpinWait();
                    go.countDown();
                });
                try {
                    go.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                return 5_000_000;
            };
            Timings times = on(i -> i).compare(takes("none", n -> 1_000_000), takes("hands over", handsOver));
            assertThat(times.notes()).containsExactly("Took 2.0 s, not 1.0 s: ways that hand work to threads need longer.");
        }
    }

    private final Thread caller = Thread.currentThread();

    @Test
    void aVirtualThreadMayMeasure() throws Exception {
        var measuring = new FutureTask<Timings>(() -> on(i -> i).compare(takes("a", n -> 1_000_000)));
        Thread.startVirtualThread(measuring);
        assertThat(measuring.get().of("a").medianNanos()).isEqualTo(1_000_000);
    }

    /** The longer time is the plan; what may hide is looked for in up to three times of it. */
    @Test
    void waysThatUseThreadsAreLookedAtThreeTimesToo() throws Exception {
        var random = new Random(3);
        LongUnaryOperator uneven = n -> {
            threadsStarted++;
            return (long) (1_000_000 * Math.exp(0.6 * random.nextGaussian()));
        };
        Timings times = on(i -> i).compare(takes("one", uneven), takes("other", uneven));
        assertThat(times.of("one").rounds()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(now / 1e9).isBetween(1.8 * 3, 3.6 * 3);
    }

    /** Each block has a call that does not count and one that does. All in one order by luck: once in 6 to the 8th. */
    @Test
    void waysTakeTurnsInBlocksOfChangingOrder() throws Exception {
        Timings times = on(i -> i).within(Duration.ofMillis(50))
                .compare(takes("a", n -> 1_000_000), takes("b", n -> 1_000_000), takes("c", n -> 1_000_000));
        assertThat(times.of("a").nanos()).hasSizeGreaterThanOrEqualTo(Timing.LEAST_ROUNDS);
        assertThat(calls.subList(0, 3)).as("first runs, in the order named").containsExactly("a", "b", "c");
        Set<List<String>> orders = new HashSet<>();
        for (int i = 3; i < calls.size(); i += 6) {
            List<String> round = calls.subList(i, i + 6);
            for (int first = 0; first < 6; first += 2) assertThat(round.get(first)).isEqualTo(round.get(first + 1));
            orders.add(List.copyOf(round));
        }
        assertThat(orders).hasSizeGreaterThan(1).allSatisfy(round -> assertThat(round).containsOnly("a", "b", "c"));
    }

    /** Nine megabytes a call are too little for the JVM to collect them often of its own accord. */
    @Test
    void garbageOfOneWayIsCollectedBeforeALongCallOfAnother() throws Exception {
        on(i -> i).within(Duration.ofSeconds(20)).compare(takes("clean", n -> 1_000_000_000), takes("too", n -> 1_000_000_000));
        assertThat(collections).isZero();
        LongUnaryOperator untidy = n -> {
            bytesAllocated += 9_000_000;
            return 1_000_000_000;
        };
        Timings times = on(i -> i).within(Duration.ofSeconds(20))
                .compare(takes("clean", n -> 1_000_000_000), takes("untidy", untidy));
        assertThat(collections).as("one for each round, of which some warmed up, and one after the first run")
                .isBetween(times.of("untidy").samples() + 1, times.of("untidy").samples() + 4);
    }

    @Test
    void aWrongAnswerIsAnErrorAndNotATime() {
        var odd = new Strategy() {
            @Override @SuppressWarnings("unchecked")
            public <T, R> List<R> map(List<T> inputs, Task<? super T, ? extends R> task) {
                return (List<R>) List.of(1, 2, 4);
            }

            @Override
            public String name() {
                return "odd one";
            }
        };
        assertThatThrownBy(() -> on(i -> i).compare(takes("right", n -> 1_000), odd)).isInstanceOf(WrongAnswerException.class)
                .hasMessage("odd one answered 4 for the input 3, where right answered 3 (answer 3 of 3)");
        assertThatThrownBy(() -> Experiment.on(List.of(1, 2, 3, 4), i -> i).compare(takes("right", n -> 1_000), odd))
                .hasMessage("odd one gave 3 answers for 4 inputs");
    }

    @Test
    void aWayThatIsWrongOnlyNowAndThenIsCaughtToo() {
        Strategy racy = new Strategy() {
            private int made;

            @Override @SuppressWarnings("unchecked")
            public <T, R> List<R> map(List<T> inputs, Task<? super T, ? extends R> task) throws InterruptedException {
                now += 1_000_000;
                return ++made == 77 ? (List<R>) List.of(0, 0, 0) : new Sequential().map(inputs, task);
            }
        };
        assertThatThrownBy(() -> on(i -> i).compare(takes("right", n -> 1_000_000), racy.named("racy")))
                .isInstanceOf(WrongAnswerException.class).hasMessageContaining("racy answered 0");
    }

    @Test
    void anInterruptEndsTheExperiment() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> on(i -> i).compare(new Sequential())).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void withoutAWayThereIsNothingToCompare() {
        assertThatThrownBy(() -> on(i -> i).compare()).hasMessageContaining("at least one way");
        assertThatThrownBy(() -> on(i -> i).scale(Workers.PROCESSES, ThreadPool::new)).hasMessageContaining("at least one number of processes");
    }

    @Test
    void aScaleNamesItsRowsByThreads() throws Exception {
        Scaling scaling = on(i -> {
            now += 1_000_000;
            return i;
        }).within(Duration.ofMillis(200)).scale(n -> takes("n", call -> 12_000_000 / n), 1, 2, 4);
        assertThat(scaling.timings().names()).containsExactly("sequential", "1 thread", "2 threads", "4 threads");
        assertThat(scaling.fastest()).isEqualTo(4);
        assertThat(scaling.workers()).isEqualTo(Workers.THREADS);
        Scaling processes = on(i -> {
            now += 1_000_000;
            return i;
        }).within(Duration.ofMillis(200)).scale(Workers.PROCESSES, n -> takes("n", call -> 12_000_000 / n), 1, 2);
        assertThat(processes.timings().names()).containsExactly("sequential", "1 process", "2 processes");
        assertThat(processes.workers()).isEqualTo(Workers.PROCESSES);
    }

    @Test
    void aCrossoverPutsTheWorkPerTaskOnItsAxis() throws Exception {
        Crossover crossover = Experiment.crossover("x", List.of(List.of(1, 2, 3, 4), List.of(1, 2)), i -> i,
                Duration.ofMillis(20), List.of(new Sequential(), new ThreadPerTask()));
        for (Crossover.Point point : crossover.points()) {
            int inputs = point.timings().what().equals("4 numbers, 1 to 4") ? 4 : 2;
            assertThat(point.workNanos()).isEqualTo(point.timings().baseline().medianNanos() / inputs);
        }
    }

    /** Of this class, so it exists in the parent only. */
    private static final Task<Integer, Integer> OURS = i -> i;

    @Tag("slow")
    @Test
    void anExperimentOnOneCoreIsMadeThere() throws Exception {
        Optional<Scaling> found = Experiment.on(List.of(97L), PrimeCheck.TASK).within(Duration.ofMillis(50)).called("two").scaleOnOneCore(1, 2);
        assumeThat(found).as("a system that can hold a process to one core").isPresent();
        Scaling scaling = found.get();
        assertThat(scaling.machine().cores()).isEqualTo(1);
        assertThat(scaling.what()).isEqualTo("two, one core");
        assertThat(scaling.rows()).containsOnlyKeys(1, 2);
        assertThatThrownBy(() -> Experiment.on(List.of(2), OURS).scaleOnOneCore(1)).isInstanceOf(TaskFailedException.class).cause()
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("cannot travel");
    }

    @Test
    void inputsAreDescribedInAFewWords() {
        assertThat(Experiment.describe(List.of(1L, 2L, 1_000_000L))).isEqualTo("3 numbers, 1 to 1,000,000");
        assertThat(Experiment.describe(List.of("a", "b"))).isEqualTo("2 inputs");
        assertThat(Experiment.describe(List.of("a"))).isEqualTo("1 input");
    }
}
