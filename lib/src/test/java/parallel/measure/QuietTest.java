package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import parallel.Await;
import parallel.Caller;
import parallel.strategy.Abandoned;
import parallel.strategy.Sequential;

/** A measurement begins only when nothing else of this JVM is at work, and says why if it does not. */
class QuietTest {

    private static final LongSupplier NOW = Sampler.Gauges.REAL.clock();
    private static final Duration ENDLESS = Duration.ofDays(1);
    private static final Quiet.Limits AT_ONCE = limits(Duration.ZERO, Duration.ZERO);
    private static final Quiet.Limits PATIENT = limits(ENDLESS, Duration.ZERO);

    private static Quiet.Limits limits(Duration patience, Duration cellLook) {
        return new Quiet.Limits(patience, cellLook, Quiet.Limits.USUAL.burnt());
    }

    private final AtomicBoolean release = new AtomicBoolean();
    private final CountDownLatch atIt = new CountDownLatch(1);

    /** Named as JShell names what a statement of a cell becomes. */
    private void do_it$() {
        busy();
    }

    private void busy() {
        atIt.countDown();
        while (!release.get()) Thread.onSpinWait();
    }

    private Thread starts(String name, Runnable body) throws InterruptedException {
        Thread thread = Thread.ofPlatform().daemon().name(name).start(body);
        atIt.await();
        return thread;
    }

    @Test
    void aCellThatGoesOnAfterItsInterruptIsNamed() throws Exception {
        Quiet.Limits untilItHasBurntSomething = limits(Duration.ZERO, ENDLESS);
        Thread cell = starts("kernel-exec-3", this::do_it$);
        try {
            assertThatThrownBy(() -> Quiet.before("numbers", true, untilItHasBurntSomething))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("not measured", "a cell that was interrupted", "kernel-exec-3", "restart the kernel");
        } finally {
            release.set(true);
            cell.join();
        }
        Quiet.before("numbers", true, untilItHasBurntSomething).close();
    }

    @Test
    void aTaskThatWasGivenUpIsNamedUntilItEnds() throws Exception {
        Thread task = starts("thread pool (1) #1", this::busy);
        Abandoned.giveUp(task, task::isAlive);
        try {
            assertThatThrownBy(() -> Quiet.before("numbers", false, AT_ONCE)).isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("not measured", "thread pool (1) #1", "restart the kernel");
            Caller patient = Caller.of(() -> {
                Quiet.before("numbers", false, PATIENT).close();
                return task.isAlive();
            });
            Await.until(() -> patient.thread().getState() == Thread.State.TIMED_WAITING);
            release.set(true);
            assertThat(patient.result()).isEqualTo(false);
        } finally {
            release.set(true);
            task.join();
        }
    }

    /** What a thread has burnt is made up: beside other programs even a busy one may get no core for a while. */
    @Test
    void aThreadOfTheReadersThatBurnsMoreThanAQuarterOfACoreIsANote() throws Exception {
        Thread busy = starts("my busy thread", this::busy), slow = starts("my slow thread", this::busy);
        ToLongFunction<Thread> tenths = thread -> thread == busy ? 3 : thread == slow ? 2 : 0;
        ToLongFunction<Thread> burnt = thread -> tenths.applyAsLong(thread) * NOW.getAsLong() / 10;
        var looks = new Quiet.Limits(ENDLESS, Duration.ZERO, burnt);
        try (Quiet quiet = Quiet.before("numbers", true, looks)) {
            assertThat(quiet.note()).hasValueSatisfying(note -> assertThat(note)
                    .startsWith("Busy before it began, and not of this measurement: my busy thread. Times"));
        } finally {
            release.set(true);
            busy.join();
            slow.join();
        }
    }

    @Test
    void aThreadThatWaitsIsNoneOfItsConcern() throws Exception {
        Caller waits = Caller.of(() -> {
            new CountDownLatch(1).await();
            return 0;
        });
        Await.until(() -> waits.thread().getState() == Thread.State.WAITING);
        try (Quiet quiet = Quiet.before("numbers", true, PATIENT)) {
            assertThat(quiet.note().orElse("")).doesNotContain(waits.thread().getName());
        } finally {
            waits.interrupt();
        }
    }

    @Test
    void twoMeasurementsWaitForEachOtherAndTheSecondDoesNotWaitForEver() throws Exception {
        var began = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        Caller first = Caller.of(() -> Experiment.on(List.of(1), i -> {
            began.countDown();
            end.await();
            return i;
        }).called("the first").within(Duration.ofMillis(10)).compare(new Sequential()));
        began.await();
        assertThatThrownBy(() -> Quiet.before("the second", false, AT_ONCE)).isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("not measured: another measurement, of the first, is still going on");
        end.countDown();
        Quiet.before("the second", false, PATIENT).close();
        assertThat(first.thrown()).isNull();
    }

    @Test
    void aMeasurementWithinAnotherIsOneOfItsParts() throws Exception {
        try (Quiet outer = Quiet.before("outer", false, AT_ONCE); Quiet inner = Quiet.before("inner", true, AT_ONCE)) {
            assertThat(inner.note()).isEqualTo(outer.note()).isEmpty();
        }
    }
}
