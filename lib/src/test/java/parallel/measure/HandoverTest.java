package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parallel.Task;
import parallel.strategy.TaskFailedException;
import parallel.workload.PrimeCheck;

/** Hand-overs, shares of CPU time, and the experiment on one core. */
@Timeout(60)
class HandoverTest {

    @Test
    void aTokenGoesToAndFro() throws Exception {
        assertThat(Handover.of(10)).isPositive();
        assertThat(Handover.of(1_001)).as("an odd number, too, comes to its end; a hand-over is no second").isBetween(1.0, 1e9);
        noneStays();
    }

    private static void noneStays() {
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).doesNotContain("hand-over");
    }

    @Tag("slow")
    @Test
    void onOneCore() throws Exception {
        Optional<Double> nanos = Handover.onOneCore(1_000);
        assumeThat(nanos).as("a system that can hold a process to one core").isPresent();
        assertThat(nanos.get()).isBetween(1.0, 1e9);
    }

    @Test
    void anInterruptEndsBothThreads() throws Exception {
        var thrown = new AtomicReference<Throwable>();
        var begun = new CountDownLatch(1);
        Thread caller = Thread.ofPlatform().start(() -> {
            begun.countDown();
            try {
                Handover.of(Handover.MOST);
            } catch (Throwable e) {
                thrown.set(e);
            }
        });
        begun.await();
        caller.interrupt();
        assertThat(caller.join(Duration.ofSeconds(20))).isTrue();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        noneStays();
    }

    @Test
    void badNumbersAreRefused() {
        for (int bad : new int[] {9, -1, Handover.MOST + 1}) {
            assertThatThrownBy(() -> Handover.of(bad)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("10 to 10000000, not " + bad);
        }
        assertThatThrownBy(() -> new CpuShare("x", 1, 0)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> new CpuShare("x", -1, 1)).hasMessageContaining("0 or more");
    }

    @Test
    void workHasACoreAndANapHasNone() throws Exception {
        CpuShare work = CpuShare.of("work", () -> {
            long end = System.nanoTime() + 100_000_000;
            while (System.nanoTime() < end) Thread.onSpinWait();
            return 0;
        });
        CpuShare nap = CpuShare.of("a nap", () -> {
            TimeUnit.MILLISECONDS.sleep(100);
            return 0;
        });
        assertThat(nap.share()).isLessThan(0.1);
        assertThat(work.share()).as("a neighbour may have had its part of the core").isGreaterThan(nap.share() + 0.2);
        assertThat(new CpuShare("a nap", 5, 50e6)).hasToString("a nap: 0 % of 50 ms on a core");
        assertThatThrownBy(() -> CpuShare.of("fails", () -> {
            throw new java.io.IOException("disk");
        })).hasMessage("disk");
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
}
