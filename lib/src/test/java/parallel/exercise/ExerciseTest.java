package parallel.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import parallel.Await;
import parallel.Caller;
import parallel.exercise.Report.Item;
import parallel.exercise.Report.Mark;
import parallel.exercise.Report.State;
import parallel.strategy.Abandoned;

/** What an examination makes of answers that are right, wrong, not begun, that hang, wait for each other, ignore their interrupt, or leave threads behind. */
@Tag("slow")
@ResourceLock("state of this JVM")
class ExerciseTest {

    /** For what must come, and for what never does. */
    private static final Duration ENDLESS = Duration.ofDays(1), NONE = Duration.ZERO;
    private static final Limits PATIENT = limits(had -> false, ENDLESS, ENDLESS);

    /** Opens at the end of each test: what ignores its interrupt ends then. */
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void nothingIsAtWorkAnyMore() throws Exception {
        release.countDown();
        Await.until(() -> Abandoned.threads().isEmpty());
    }

    /** How often it was interrupted. */
    private int despiteInterrupts() {
        for (int interrupts = 0; ; interrupts++) {
            try {
                release.await();
                return interrupts;
            } catch (InterruptedException deaf) {
                // goes on
            }
        }
    }

    /** A thread that is at it, or has been. */
    private Thread deaf(Thread.Builder kind) throws Exception {
        Thread thread = kind.start(this::despiteInterrupts);
        Await.until(() -> thread.getState() == Thread.State.WAITING || !thread.isAlive());
        return thread;
    }

    private static Limits limits(Predicate<Duration> over, Duration ending, Duration told) {
        return new Limits(over, ending, told, Limits.USUAL.shaking());
    }

    /** The time is over as soon as the thread waits. */
    private static Predicate<Duration> onceItWaits(AtomicReference<Thread> thread) {
        return had -> thread.get() != null && thread.get().getState() == Thread.State.WAITING;
    }

    private static Report check(Callable<Integer> answer) throws InterruptedException {
        return Trials.check(PATIENT, answer);
    }

    private static Item item(Report report, String tried) {
        return report.items().stream().filter(item -> item.tried().equals(tried)).findFirst().orElseThrow(() -> new AssertionError(report.toString()));
    }

    private static List<Mark> marks(Report report) {
        return report.items().stream().map(Item::mark).toList();
    }

    @Test
    void aRightAnswerIsSolvedAndWhatWasTriedStandsInOrder() throws Exception {
        Report report = check(() -> 4);
        assertThat(report.state()).as(report.toString()).isEqualTo(State.SOLVED);
        assertThat(report.items()).extracting(Item::tried).containsExactly("asked once", "asked again", "no thread is left behind");
        assertThat(marks(report)).containsOnly(Mark.PASSED);
        assertThat(report.hint()).isEmpty();
        assertThat(report.progress()).isEqualTo("1 of 1 exercise of this chapter is solved in this kernel");
    }

    @Test
    void whatWasExpectedAndWhatCameAndTheFirstHint() throws Exception {
        var calls = new AtomicInteger(3);
        Report report = check(calls::incrementAndGet);
        assertThat(report.state()).isEqualTo(State.NOT_YET);
        assertThat(marks(report)).containsExactly(Mark.PASSED, Mark.FAILED, Mark.PASSED);
        assertThat(item(report, "asked again")).isEqualTo(new Item("asked again", Mark.FAILED, "the sum: 4", List.of("5"), ""));
        assertThat(report.hint()).isEqualTo(Trials.HINT);
    }

    @Test
    void whatTheAnswerThrowsIsSaidAndTheNextIsTried() throws Exception {
        Report report = check(() -> {
            throw new ArithmeticException("by zero");
        });
        assertThat(item(report, "asked once").came()).containsExactly("java.lang.ArithmeticException: by zero");
        assertThat(marks(report)).containsExactly(Mark.FAILED, Mark.FAILED, Mark.PASSED);
        assertThat(report.hint()).contains("threw");
    }

    @Test
    void anErrorThatEndsTheExaminationFailsWhatWasTried() throws Exception {
        Report report = check(() -> {
            throw new OutOfMemoryError("made up");
        });
        assertThat(report.state()).isEqualTo(State.NOT_YET);
        assertThat(item(report, "asked once").mark()).isEqualTo(Mark.FAILED);
        assertThat(item(report, "asked once").came().toString()).contains("OutOfMemoryError: made up");
        assertThat(report.hint()).isNotEmpty();
    }

    @Test
    void whatIsNotBegunIsToldKindlyAtOnceWhereverItIsThrown() throws Exception {
        List<Callable<Integer>> stubs = List.of(() -> {
            throw new YourTurn();
        }, () -> CompletableFuture.<Integer>supplyAsync(() -> {
            throw new YourTurn();
        }).join(), () -> {
            var never = new CountDownLatch(1);
            new Thread(() -> {
                throw new YourTurn();
            }).start();
            never.await();
            return 4;
        });
        for (Callable<Integer> stub : stubs) {
            Report report = check(stub);
            assertThat(report.state()).as(report.toString()).isEqualTo(State.NOT_BEGUN);
            assertThat(report.hint()).contains("your turn");
            assertThat(marks(report)).containsOnly(Mark.NOT_TRIED);
        }
    }

    @Test
    void whatIsNotBegunIsTriedOnce() throws Exception {
        var calls = new AtomicInteger();
        check(() -> {
            calls.incrementAndGet();
            throw new YourTurn();
        });
        assertThat(calls).hasValue(1);
    }

    /** The thread's exception would be lost: the number that it was to write is what is missed. */
    @Test
    void aThreadThatEndsByAnExceptionIsNamed() throws Exception {
        Report report = check(() -> {
            var thread = new Thread(() -> {
                throw new IllegalStateException("lost");
            }, "mine");
            thread.start();
            thread.join();
            return 3;
        });
        assertThat(item(report, "asked once").came()).contains("3", "thread 'mine' ended by java.lang.IllegalStateException: lost");
    }

    @Test
    void whatHangsIsNamedAndInterruptedAndTheHintIsTheTestsOwn() throws Exception {
        var calls = new AtomicInteger();
        var at = new AtomicReference<Thread>();
        var interrupted = new CountDownLatch(1);
        Report report = Trials.check(limits(onceItWaits(at), NONE, ENDLESS), () -> {
            if (calls.incrementAndGet() == 1) return 4;
            at.set(Thread.currentThread());
            try {
                new CountDownLatch(1).await();
                return 0;
            } finally {
                interrupted.countDown();
            }
        });
        assertThat(interrupted.getCount()).isZero();
        assertThat(marks(report)).containsExactly(Mark.PASSED, Mark.FAILED, Mark.NOT_TRIED);
        assertThat(item(report, "asked again").came().toString()).contains("thread 'exercise 0.1' waits without a limit");
        assertThat(report.hint()).isEqualTo(Trials.HANGING);
        assertThat(report.abandoned()).isEmpty();
    }

    /** With room for what else takes time. */
    @Test
    void ofAHangingAnswerTheReportComesWithinSixSeconds() {
        assertThat(Limits.USUAL.over()).accepts(Duration.ofSeconds(5).minus(Limits.USUAL.told())).rejects(Duration.ofSeconds(4));
    }

    @Test
    void whatIgnoresItsInterruptIsAbandonedWithItsThreadAndNobodyMeasuresBesideIt() throws Exception {
        var at = new AtomicReference<Thread>();
        var interrupts = new AtomicInteger();
        Report report = Trials.check(limits(onceItWaits(at), NONE, NONE), () -> {
            at.set(Thread.currentThread());
            interrupts.set(despiteInterrupts());
            return 4;
        });
        assertThat(report.state()).isEqualTo(State.NOT_YET);
        assertThat(report.abandoned()).hasSize(1).first().asString().contains("thread 'exercise 0.1'", "ignores its interrupt");
        assertThat(Abandoned.threads()).containsExactly(at.get());
        release.countDown();
        at.get().join();
        assertThat(interrupts).hasPositiveValue();
        assertThat(Abandoned.threads()).isEmpty();
    }

    /** Who is interrupted in one wait goes on to the next: so does a pool's close() in a loop. */
    @Test
    void whatWaitsTwiceIsInterruptedTwice() throws Exception {
        var at = new AtomicReference<Thread>();
        Report report = Trials.check(limits(onceItWaits(at), NONE, ENDLESS), () -> {
            at.set(Thread.currentThread());
            int sum = 0;
            for (int i = 0; i < 4; i++) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException told) {
                    sum++;
                }
            }
            return sum;
        });
        assertThat(report.hint()).isNotEqualTo(Trials.HINT);
        assertThat(report.abandoned()).isEmpty();
    }

    @Test
    void aDeadlockIsNamedLongBeforeTheLimitAndItsThreadsAreNoneThatWork() throws Exception {
        Object left = new Object(), right = new Object();
        Report report = check(() -> {
            var both = new CountDownLatch(2);
            Thread one = new Thread(() -> take(left, right, both), "one"), other = new Thread(() -> take(right, left, both), "other");
            one.setDaemon(true);
            other.setDaemon(true);
            one.start();
            other.start();
            one.join();
            return 4;
        });
        assertThat(item(report, "asked once").came()).first().asString().isEqualTo("a deadlock: 2 threads wait for each other");
        assertThat(item(report, "asked once").came().toString()).contains("thread 'one' waits for a lock (Object) that thread 'other' holds", "thread 'other' waits for a lock (Object) that thread 'one' holds");
        assertThat(report.hint()).contains("order in which the locks are taken");
        assertThat(report.abandoned()).hasSize(1).first().asString().startsWith("2 threads that do nothing and cannot be ended");
        assertThat(Abandoned.threads()).isEmpty();
    }

    private static void take(Object first, Object second, CountDownLatch both) {
        synchronized (first) {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException e) {
                return;
            }
            synchronized (second) {
                both.countDown();
            }
        }
    }

    @Test
    void aDeadlockOfLocksThatCanBeInterruptedLeavesNothingBehind() throws Exception {
        ReentrantLock left = new ReentrantLock(), right = new ReentrantLock();
        Report report = check(() -> {
            var both = new CountDownLatch(2);
            Crowd.of(2).run(me -> {
                (me == 0 ? left : right).lockInterruptibly();
                both.countDown();
                both.await();
                (me == 0 ? right : left).lockInterruptibly();
            });
            return 4;
        });
        assertThat(item(report, "asked once").came().toString()).contains("thread 'crowd 1' waits for a lock (ReentrantLock) that thread 'crowd 2' holds");
        assertThat(report.abandoned()).isEmpty();
    }

    @Test
    void aThreadThatWasNotJoinedIsLeftBehindAndNothingMoreIsTried() throws Exception {
        Report report = Trials.check(limits(had -> false, NONE, NONE), () -> {
            deaf(Thread.ofPlatform().name("forgotten"));
            return 4;
        });
        assertThat(report.state()).isEqualTo(State.NOT_YET);
        assertThat(marks(report)).containsExactly(Mark.PASSED, Mark.NOT_TRIED, Mark.FAILED);
        assertThat(item(report, "no thread is left behind").came()).hasSize(1).first().asString().contains("thread 'forgotten'");
        assertThat(report.hint()).contains("join the thread");
        assertThat(report.abandoned()).hasSize(1).first().asString().contains("'forgotten'");
    }

    @Test
    void aThreadThatNeedsLongerThanTheLimitToEndIsWaitedFor() throws Exception {
        var sitting = new AtomicReference<Sitting>();
        var looks = new AtomicInteger();
        Report report = Trials.check(limits(had -> {
            if (sitting.get() == null || !sitting.get().isLooking()) return false;
            if (looks.incrementAndGet() == 1) return true;
            release.countDown();
            return false;
        }, ENDLESS, NONE), () -> {
            sitting.set(Sitting.NOW.get());
            deaf(Thread.ofPlatform());
            return 4;
        });
        assertThat(report.state()).as(report.toString()).isEqualTo(State.SOLVED);
    }

    /** As a test does that has waited in vain: the others would wait as long. */
    @Test
    void whatATestEndsIsAllButItself() throws Exception {
        var told = new CountDownLatch(1);
        Report report = check(() -> {
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException ends) {
                    told.countDown();
                }
            });
            assertThat(Sitting.NOW.get().end()).isEmpty();
            return Thread.currentThread().isInterrupted() ? 5 : 4;
        });
        assertThat(told.getCount()).isZero();
        assertThat(marks(report)).containsExactly(Mark.PASSED, Mark.NOT_TRIED, Mark.PASSED);
    }

    @Test
    void aPoolThatWasNotClosedIsLeftBehindAndItsIdleThreadStopsNoMeasurement() throws Exception {
        var pool = new AtomicReference<ExecutorService>();
        Report report = Trials.check(limits(had -> false, NONE, NONE), () -> {
            pool.set(Executors.newFixedThreadPool(6));
            for (int i = 0; i < 6; i++) pool.get().submit(() -> 4).get();
            return 4;
        });
        try (ExecutorService left = pool.get()) {
            assertThat(item(report, "no thread is left behind").came()).hasSize(5).endsWith("and 2 more").first().asString().endsWith("waits for work");
            assertThat(report.abandoned()).hasSize(1).first().asString().startsWith("6 threads that do nothing");
            assertThat(report.hint()).contains("close the pool");
            assertThat(Abandoned.threads()).isEmpty();
            assertThat(left.isShutdown()).isFalse();
        }
    }

    /** A thread needs a moment to end: that of a pool which was closed without waiting, or one that has been told. */
    @Test
    void aVirtualThreadThatATaskMetIsLeftBehindAndTold() throws Exception {
        var told = new CountDownLatch(1);
        Report report = Trials.check(limits(had -> false, NONE, ENDLESS), () -> {
            Thread thread = Thread.startVirtualThread(() -> {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException interrupted) {
                    told.countDown();
                }
            });
            Sitting.NOW.get().threads.note(thread);
            Await.until(() -> thread.getState() == Thread.State.WAITING);
            return 4;
        });
        assertThat(item(report, "no thread is left behind").mark()).isEqualTo(Mark.FAILED);
        assertThat(item(report, "no thread is left behind").came()).containsExactly("a virtual thread waits without a limit");
        assertThat(report.abandoned()).isEmpty();
        told.await();
    }

    @Test
    void aVirtualThreadThatIgnoresItsInterruptIsAbandonedAndNobodyMeasuresBesideIt() throws Exception {
        Report report = Trials.check(limits(had -> false, NONE, NONE), () -> {
            Sitting.NOW.get().threads.note(deaf(Thread.ofVirtual().name("deaf")));
            return 4;
        });
        assertThat(report.abandoned()).hasSize(1).allSatisfy(words -> assertThat(words).contains("ignores its interrupt").contains("virtual thread 'deaf'"));
        assertThat(Abandoned.threads()).extracting(Thread::getName).containsExactly("deaf");
    }

    @Test
    void aThreadThatEndsByItselfIsNotLeftBehind() throws Exception {
        Report report = check(() -> {
            Sitting sitting = Sitting.NOW.get();
            var pool = Executors.newFixedThreadPool(2);
            pool.submit(() -> {
                Await.until(sitting::isLooking);
                return 1;
            });
            pool.shutdown();
            return 4;
        });
        assertThat(report.state()).as(report.toString()).isEqualTo(State.SOLVED);
    }

    @Test
    void whatGoesOnInTheCommonPoolIsLeftBehindTooAndItsThreadsAreNot() throws Exception {
        Report right = check(() -> CompletableFuture.supplyAsync(() -> 4).orTimeout(1, TimeUnit.MINUTES).join());   // time: its clock has a thread of the JDK
        assertThat(right.state()).as(right.toString()).isEqualTo(State.SOLVED);

        Report report = Trials.check(limits(had -> false, NONE, NONE), () -> {
            var begun = new CountDownLatch(1);
            CompletableFuture.runAsync(() -> {
                begun.countDown();
                despiteInterrupts();
            });
            begun.await();
            return 4;
        });
        assertThat(item(report, "no thread is left behind").came()).hasSize(1).first().asString().contains("commonPool-worker");
    }

    /** It is somebody else's, and it is not told to end. */
    @Test
    void whatWasAtWorkInTheCommonPoolBeforeIsNotTheAnswers() throws Exception {
        CountDownLatch begun = new CountDownLatch(1), told = new CountDownLatch(1);
        var elsewhere = CompletableFuture.runAsync(() -> {
            begun.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                told.countDown();
            }
        });
        begun.await();
        Report report = check(() -> 4);
        assertThat(report.state()).as(report.toString()).isEqualTo(State.SOLVED);
        assertThat(told.getCount()).isOne();
        release.countDown();
        elsewhere.join();
    }

    @Test
    void anInterruptEndsTheCheckAndItsThreads() throws Exception {
        CountDownLatch begun = new CountDownLatch(1), ended = new CountDownLatch(1);
        Caller reader = Caller.of(() -> check(() -> {
            Crowd.of(1).run(me -> {
                begun.countDown();
                try {
                    new CountDownLatch(1).await();
                } finally {
                    ended.countDown();
                }
            });
            return 4;
        }));
        begun.await();
        assertThat(reader.interrupt()).isInstanceOf(InterruptedException.class);
        assertThat(ended.getCount()).as("the answer's thread has ended before the call returns").isZero();
    }

    @Test
    void anInterruptedCheckNamesWhatItHadToAbandon() throws Exception {
        var begun = new CountDownLatch(1);
        Caller reader = Caller.of(() -> Trials.check(limits(had -> false, NONE, NONE), () -> {
            begun.countDown();
            despiteInterrupts();
            return 4;
        }));
        begun.await();
        assertThat(reader.interrupt()).isInstanceOf(InterruptedException.class).message()
                .contains("abandoned: ignores its interrupt", "thread 'exercise 0.1'");
        assertThat(Abandoned.threads()).hasSize(1);
    }

    @Test
    void aNullAnswerIsRefusedAtTheDoor() {
        assertThatThrownBy(() -> check(null)).isInstanceOf(NullPointerException.class).hasMessageContaining("the answer is null: give");
    }
}
