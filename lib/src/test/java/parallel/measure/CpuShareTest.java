package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

class CpuShareTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** A neighbour may have its part of the core: how long the work takes on the clock nobody can foretell. */
    @Test
    void workIsCountedByTheTimeThatItHasACore() throws Exception {
        CpuShare work = CpuShare.of("work", () -> {
            long end = THREADS.getCurrentThreadCpuTime() + 20_000_000;
            while (THREADS.getCurrentThreadCpuTime() < end) Thread.onSpinWait();
            return 0;
        });
        assertThat(work.cpuNanos()).isGreaterThanOrEqualTo(20e6);
        assertThat(work.share()).isPositive();
    }

    @Test
    void aNapHasNoCore() throws Exception {
        CpuShare nap = CpuShare.of("a nap", () -> {
            Thread.sleep(50);                              // time: what is measured
            return 0;
        });
        assertThat(nap.wallNanos()).isGreaterThanOrEqualTo(50e6);
        assertThat(nap.share()).as("some hundredth of a millisecond of 50, or of more").isLessThan(0.1);
    }

    @Test
    void theShareIsCpuTimeOverTimeOnTheClock() {
        assertThat(new CpuShare("half", 5, 10).share()).isEqualTo(0.5);
        assertThat(new CpuShare("a nap", 5, 50e6)).hasToString("a nap: 0 % of 50 ms on a core");
    }

    @Test
    void whatTheWorkThrowsComesOutAsItIs() {
        assertThatThrownBy(() -> CpuShare.of("fails", () -> {
            throw new IOException("disk");
        })).isInstanceOf(IOException.class).hasMessage("disk");
    }
}
