package parallel.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(Unhurried.class)
class CrowdTest {

    private static final Duration WAIT = Duration.ofMillis(50);

    /**
     * A sleep is never shorter than it should be; what is above that is the machine's business, so there is
     * all the room.
     */
    @Tag("slow")
    @Test
    void virtualThreadsWaitTogether() throws Exception {
        Crowd crowd = Crowd.virtual(2_000, WAIT);

        assertThat(crowd.threads()).isEqualTo(2_000);
        assertThat(crowd.waits()).isEqualTo(2_000);
        assertThat(crowd.multiple()).as("one after the other would be 2,000 times").isBetween(1.0, 1_000.0);
        assertThat(crowd.note()).isEmpty();
    }

    @Tag("slow")
    @Test
    void aPoolTakesItsWaitsByTurns() throws Exception {
        Crowd crowd = Crowd.pool(4, 20, Duration.ofMillis(10));
        assertThat(crowd.multiple()).as("five waits for one thread at least").isGreaterThanOrEqualTo(5);
        assertThat(crowd.threads()).isEqualTo(4);
    }

    /** A platform thread has a stack of its own: some tens of kB of it are touched. */
    @Tag("slow")
    @Test
    void platformThreadsTakeMoreMemoryThanVirtualOnes() throws Exception {
        Crowd platform = Crowd.platform(600, Duration.ofMillis(1)), virtual = Crowd.virtual(600, Duration.ofMillis(1));

        assertThat(platform.threads()).as(platform.note()).isPositive();
        assertThat(platform.waits()).isEqualTo(platform.threads());
        assertThat(platform.bytesPerThread().isPresent()).isEqualTo(Machinery.residentBytes().isPresent());
        if (platform.bytes().isPresent() && platform.threads() == 600) {
            assertThat(platform.bytes().getAsLong()).isGreaterThan(virtual.bytes().getAsLong());
        }
    }

    /** However many the system allows: a quarter of the memory is the end. */
    @Test
    void platformThreadsHaveAQuarterOfTheMemoryAtMost() {
        long memory = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        assertThat(Machinery.threadsToSpare()).isBetween(1L, memory / 4 / Crowd.BYTES_A_THREAD);
    }

    @Test
    void saysWhatItFound() {
        var crowd = new Crowd("pool of 100", 100, 1_000, Duration.ofMillis(100), 1_004e6, OptionalLong.of(4_100_000),
                "");
        assertThat(crowd).hasToString("pool of 100: 1,000 waits of 100 ms in 1,004 ms, 10.04 times one; 4.1 MB");
        assertThat(crowd.waitsPerSecond()).isBetween(996.0, 996.1);
        assertThat(crowd.bytesPerThread()).hasValue(41_000);
        var fewer = new Crowd("platform threads", 3, 3, Duration.ofMillis(100), 100e6, OptionalLong.empty(),
                "the system refused the 4th");
        assertThat(fewer).hasToString("platform threads: 3 waits of 100 ms in 100 ms, 1.00 times one "
                + "(the system refused the 4th)");
        assertThat(fewer.bytesPerThread()).isEmpty();
    }
}
