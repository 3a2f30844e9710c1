package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import parallel.workload.PrimeCheck;

class BeatTest {

    @Test
    void ticksComeAtTheirTimesOrLater() throws Exception {
        var done = new AtomicInteger();
        Beat beat = Beat.of("music", Duration.ofMillis(2), 10, done::incrementAndGet);
        assertThat(done).hasValue(10);
        assertThat(beat.lateNanos()).hasSize(10).allMatch(late -> late >= 0);
        var made = new Beat("made up", Duration.ofMillis(10), List.of(3e6, 1e6, 10e6, 12e6, 2e6));
        assertThat(made.medianLateNanos()).isEqualTo(3e6);
        assertThat(made.worstLateNanos()).isEqualTo(12e6);
        assertThat(made.gaps()).as("later than a period, not as late").isEqualTo(1);
    }

    @Test
    void aLateTickDoesNotPutOffTheNextOnes() throws Exception {
        LongSupplier now = Sampler.Gauges.REAL.clock();
        var ticks = new AtomicInteger();
        Beat beat = Beat.of("stumbles", Duration.ofMillis(10), 3, () -> {
            long end = now.getAsLong() + 25_000_000;
            while (ticks.get() == 0 && now.getAsLong() < end) Thread.onSpinWait();
            ticks.incrementAndGet();
        });
        assertThat(beat.lateNanos().get(1)).as("25 ms of work from the first tick on, the second was due after 10")
                .isGreaterThanOrEqualTo(15e6);
    }

    @Test
    void anInterruptEndsTheWaitForATick() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Beat.of("m", Duration.ofMillis(500), 10, () -> { })).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    /** A number whose check looks at the flag some times, and throws in its own way. */
    @Test
    void anInterruptThatTheWorkOfATickNoticesIsAnInterruptToo() {
        assertThatThrownBy(() -> Beat.of("m", Duration.ofMillis(1), 10, () -> {
            Thread.currentThread().interrupt();
            PrimeCheck.isPrime(1_000_000_000_000_037L);
        })).isInstanceOf(InterruptedException.class).hasMessage("interrupted at tick 1").hasCauseInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void whatTheWorkOfATickThrowsComesOutAsItIs() {
        assertThatThrownBy(() -> Beat.of("m", Duration.ofMillis(1), 10, () -> {
            throw new CancellationException("not by an interrupt");
        })).isExactlyInstanceOf(CancellationException.class);
    }
}
