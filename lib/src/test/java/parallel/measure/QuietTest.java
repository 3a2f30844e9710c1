package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parallel.strategy.Sequential;

/** A measurement begins only when nothing else of this JVM is at work, and says why if it does not. */
@Timeout(60)
class QuietTest {

    private static final Duration NOT_LONG = Duration.ofMillis(50);

    private final AtomicBoolean release = new AtomicBoolean();
    private final CountDownLatch inTheCell = new CountDownLatch(1);

    /** Named as JShell names what a statement of a cell becomes. */
    private void do_it$() {
        inTheCell.countDown();
        while (!release.get()) Thread.onSpinWait();
    }

    private void mine() {
        while (!release.get()) Thread.onSpinWait();
    }

    @Test
    void aCellThatGoesOnAfterItsInterruptIsNamed() throws Exception {
        Thread cell = Thread.ofPlatform().daemon().name("kernel-exec-3").start(this::do_it$);
        try {
            inTheCell.await();
            assertThatThrownBy(() -> Quiet.before("numbers", true, NOT_LONG)).isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("not measured", "a cell that was interrupted", "kernel-exec-3", "restart the kernel");
        } finally {
            release.set(true);
            cell.join();
        }
        Quiet.before("numbers", true, Duration.ofSeconds(10)).close();
    }

    @Test
    void aBusyThreadOfTheReadersIsANote() throws Exception {
        Thread busy = Thread.ofPlatform().daemon().name("my busy thread").start(this::mine);
        try (Quiet quiet = Quiet.before("numbers", true, NOT_LONG)) {
            assertThat(quiet.note()).hasValueSatisfying(note -> assertThat(note).contains("Busy before it began", "my busy thread"));
        } finally {
            release.set(true);
            busy.join();
        }
    }

    @Test
    void aThreadThatWaitsIsNoneOfItsConcern() throws Exception {
        var end = new CountDownLatch(1);
        Thread waits = Thread.ofPlatform().daemon().name("waits").start(() -> {
            try {
                end.await();
            } catch (InterruptedException over) {
                return;
            }
        });
        try (Quiet quiet = Quiet.before("numbers", true, NOT_LONG)) {
            assertThat(quiet.note().orElse("")).doesNotContain("waits");
        } finally {
            end.countDown();
            waits.join();
        }
    }

    @Test
    void twoMeasurementsWaitForEachOtherAndTheSecondDoesNotWaitForEver() throws Exception {
        var began = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var first = new CompletableFuture<Timings>();
        Thread other = Thread.ofPlatform().daemon().start(() -> {
            try {
                first.complete(Experiment.on(List.of(1), i -> {
                    began.countDown();
                    end.await();
                    return i;
                }).called("the first").within(Duration.ofMillis(10)).compare(new Sequential()));
            } catch (Throwable thrown) {
                first.completeExceptionally(thrown);
            }
        });
        began.await();
        assertThatThrownBy(() -> Quiet.before("the second", false, NOT_LONG)).isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("not measured: another measurement, of the first, is still going on");
        end.countDown();
        Quiet.before("the second", false, Duration.ofSeconds(50)).close();
        assertThat(first.get().isEmpty()).isFalse();
        other.join();
    }

    @Test
    void aMeasurementWithinAnotherIsOneOfItsParts() throws Exception {
        try (Quiet outer = Quiet.before("outer", false, NOT_LONG); Quiet inner = Quiet.before("inner", false, NOT_LONG)) {
            assertThat(inner.note()).isEqualTo(outer.note()).isEmpty();
        }
    }
}
