package parallel.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parallel.Caller;
import parallel.Task;

/**
 * Every way joins the shared promises with one line; below stands what is particular to one. Those whose tasks run
 * in other processes join in {@link ChildProcessesTest} and {@link ClusterTest}.
 */
class StrategiesTest {

    @Nested class SequentialWay extends PromisesOfThreads { SequentialWay() { super(Sequential::new); } }
    @Nested class AThreadPerTask extends PromisesOfThreads { AThreadPerTask() { super(ThreadPerTask::new); } }
    @Nested class ASharedQueue extends PromisesOfThreads { ASharedQueue() { super(() -> new SharedQueue(4)); } }
    @Nested class ASharedIndex extends PromisesOfThreads { ASharedIndex() { super(() -> new SharedIndex(4)); } }
    @Nested class AFixedSplit extends PromisesOfThreads { AFixedSplit() { super(() -> new FixedSplit(4)); } }
    @Nested class AThreadPool extends PromisesOfThreads { AThreadPool() { super(() -> new ThreadPool(4)); } }
    @Nested class AKeptPool extends PromisesOfThreads { AKeptPool() { super(() -> ThreadPool.kept(4)); } }
    @Nested class OnVirtualThreads extends PromisesOfThreads { OnVirtualThreads() { super(VirtualThreads::new); } }
    @Nested class AParallelStream extends PromisesOfThreads { AParallelStream() { super(ParallelStream::new); } }
    @Nested class AWayUnderAnotherName extends PromisesOfThreads {
        AWayUnderAnotherName() { super(() -> new ReNamed(new SharedQueue(2))); }
    }

    /** Hands everything on, as {@link Named} does, but keeps the name that the promises look for. */
    private record ReNamed(Strategy way) implements Strategy {
        @Override
        public <T, R> List<R> map(List<T> inputs, Task<? super T, ? extends R> task) throws InterruptedException {
            return way.named(way.name()).map(inputs, task);
        }

        @Override
        public String name() {
            return way.name();
        }
    }

    static Stream<IntFunction<Strategy>> waysWithThreads() {
        return Stream.of(SharedQueue::new, SharedIndex::new, FixedSplit::new, ThreadPool::new, ThreadPool::kept);
    }

    @ParameterizedTest
    @MethodSource("waysWithThreads")
    void aThousandThreadsAreNotTooMany(IntFunction<Strategy> way) {
        way.apply(1_000).close();
    }

    @ParameterizedTest
    @MethodSource("waysWithThreads")
    void nThreadsReallyWorkAtTheSameTime(IntFunction<Strategy> maker) throws Exception {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        var together = new CountDownLatch(3);
        try (Strategy way = maker.apply(3)) {
            way.map(List.of(1, 2, 3), i -> {
                seen.add(Thread.currentThread());
                together.countDown();
                together.await();                          // opens only when all three are here
                return i;
            });
        }
        assertThat(seen).hasSize(3).doesNotContain(Thread.currentThread());
    }

    @ParameterizedTest
    @MethodSource("waysWithThreads")
    void neverMoreThreadsThanAskedFor(IntFunction<Strategy> maker) throws Exception {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        try (Strategy way = maker.apply(2)) {
            way.map(IntStream.range(0, 200).boxed().toList(), i -> seen.add(Thread.currentThread()));
        }
        assertThat(seen).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aThreadPerTaskIsANewThreadForEachInput() throws Exception {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        new ThreadPerTask().map(IntStream.range(0, 50).boxed().toList(), i -> seen.add(Thread.currentThread()));
        assertThat(seen).hasSize(50);
    }

    @Test
    void tooManyThreadsAreRefusedBeforeTheFirstStarts() {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        assertThatThrownBy(() -> new ThreadPerTask().map(IntStream.range(0, 5_001).boxed().toList(),
                i -> seen.add(Thread.currentThread())))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("at most 5,000 inputs, not 5,001");
        assertThat(seen).isEmpty();
    }

    @Test
    void virtualThreadsAreVirtualAndAsManyAsThereAreInputs() throws Exception {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        new VirtualThreads().map(IntStream.range(0, 50).boxed().toList(), i -> seen.add(Thread.currentThread()));
        assertThat(seen).hasSize(50).allMatch(Thread::isVirtual);
    }

    @Test
    void tenThousandVirtualThreadsWaitAtTheSameTime() throws Exception {
        var together = new CountDownLatch(10_000);
        List<Integer> inputs = IntStream.range(0, 10_000).boxed().toList();
        assertThat(new VirtualThreads().map(inputs, i -> {
            together.countDown();
            together.await();                              // opens only when all are here
            return i;
        })).isEqualTo(inputs);
    }

    @Test
    void aParallelStreamIsWorkedOnByTheCommonPool() throws Exception {
        var together = new CountDownLatch(2);
        List<String> who = new ParallelStream().map(List.of(1, 2), i -> {
            together.countDown();
            together.await();                              // opens only when two threads are here
            return Thread.currentThread().getName();
        });
        assertThat(who).anyMatch(name -> name.startsWith("ForkJoinPool.commonPool-worker-"))
                .contains("parallel stream #1");
    }

    @Test
    void aWorkerOfTheCommonPoolKeepsNoInterruptOfAFailedCall() throws Exception {
        for (int round = 0; round < 200; round++) {
            var firstIsBusy = new CountDownLatch(1);
            assertThatThrownBy(() -> new ParallelStream().map(List.of(0, 1), i -> {
                if (i == 1) {
                    firstIsBusy.await();
                    throw new IllegalStateException();
                }
                firstIsBusy.countDown();
                new CountDownLatch(1).await();
                return i;
            })).isInstanceOf(TaskFailedException.class);
            int workers = java.util.concurrent.ForkJoinPool.getCommonPoolParallelism();
            for (int i = 0; i < workers; i++) {
                assertThat(java.util.concurrent.ForkJoinPool.commonPool()
                        .submit(() -> Thread.currentThread().isInterrupted()).get()).isFalse();
            }
        }
    }

    @Test
    void theSequentialWayStaysInTheCallersThread() throws Exception {
        assertThat(new Sequential().map(List.of(1, 2), i -> Thread.currentThread()))
                .containsOnly(Thread.currentThread());
    }

    @Test
    void aFixedSplitGivesEachThreadItsOwnPart() throws Exception {
        List<Thread> who = new FixedSplit(2).map(List.of(0, 1, 2, 3), i -> Thread.currentThread());
        assertThat(who.get(0)).isSameAs(who.get(2)).isNotSameAs(who.get(1));
        assertThat(who.get(1)).isSameAs(who.get(3));
    }

    @Test
    void aKeptPoolKeepsItsThreadsAndAPoolPerCallDoesNot() throws Exception {
        try (Strategy kept = ThreadPool.kept(1)) {
            assertThat(kept.map(List.of(1), i -> Thread.currentThread()))
                    .isEqualTo(kept.map(List.of(1), i -> Thread.currentThread()));
        }
        var each = new ThreadPool(1);
        assertThat(each.map(List.of(1), i -> Thread.currentThread()))
                .isNotEqualTo(each.map(List.of(1), i -> Thread.currentThread()));
    }

    @Test
    void closingAKeptPoolEndsTheCallThatIsUnderWay() throws Exception {
        Strategy kept = ThreadPool.kept(1);
        var atWork = new CountDownLatch(1);
        var call = Caller.of(() -> kept.map(List.of(1, 2, 3), i -> {
            atWork.countDown();
            new CountDownLatch(1).await();
            return i;
        }));
        atWork.await();
        kept.close();
        kept.close();
        assertThat(call.thrown()).isInstanceOf(IllegalStateException.class).hasMessage("the kept pool was closed");
    }

    /** The failure that it is told of ends the call, which ends it, too: on a busy machine it may notice both at once. */
    @RepeatedTest(20)
    void whoIsGivingUpIsNotInterruptedAgain() throws Exception {
        Thread caller = Thread.currentThread();
        var busy = new CountDownLatch(1);
        var again = new AtomicBoolean();
        assertThatThrownBy(() -> Patient.endlessly(new SharedQueue(2)).map(List.of(0, 1), i -> {
            if (i == 1) {
                busy.await();
                throw new IllegalStateException();
            }
            busy.countDown();
            while (!Thread.interrupted()) Thread.onSpinWait();
            while (caller.getState() != Thread.State.TIMED_WAITING) Thread.onSpinWait();         // for its end
            again.set(Thread.interrupted());
            return i;
        })).isInstanceOf(TaskFailedException.class);
        assertThat(again).isFalse();
    }

    @Test
    void oneCallsFailureLeavesAnotherCallOnTheSamePoolAlone() throws Exception {
        try (Strategy kept = ThreadPool.kept(2)) {
            var otherIsIn = new CountDownLatch(1);
            var failed = new CountDownLatch(1);
            var other = Caller.of(() -> kept.map(List.of(5), i -> {
                otherIsIn.countDown();
                failed.await();
                return i;
            }));
            otherIsIn.await();
            assertThatThrownBy(() -> kept.map(List.of(1), i -> {
                throw new IllegalStateException();
            })).isInstanceOf(TaskFailedException.class);
            failed.countDown();
            assertThat(other.result()).isEqualTo(List.of(5));
        }
    }

    @Test
    void aReadersOwnClassIsNamedInPlainWords() {
        class MyOwnWay implements Strategy {
            @Override public <T, R> List<R> map(List<T> inputs, Task<? super T, ? extends R> task) {
                return List.of();
            }
        }
        assertThat(new MyOwnWay().name()).isEqualTo("my own way");
    }

    @Test
    void anInputWhoseTextFailsDoesNotHideTheFailure() {
        Object nasty = new Object() {
            @Override public String toString() {
                throw new IllegalStateException();
            }
        };
        assertThatThrownBy(() -> new Sequential().map(List.of(nasty), i -> {
            throw new IllegalArgumentException("real");
        })).isInstanceOf(TaskFailedException.class).hasMessageContaining("real");
        assertThatThrownBy(() -> new Sequential().map(List.of("x".repeat(500)), i -> {
            throw new IllegalArgumentException("real");
        })).satisfies(e -> assertThat(e.getMessage().length()).isLessThan(250));
    }
}
