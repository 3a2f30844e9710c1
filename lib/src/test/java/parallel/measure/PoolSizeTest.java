package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parallel.Task;

@Timeout(60)
class PoolSizeTest {

    private static final Task<Integer, Integer> NAP = millis -> {
        Thread.sleep(millis);
        return millis;
    };

    @AfterEach
    void asBefore() {
        Experiment.forEachWay(null);
    }

    private static PoolSize madeUp(int cores, double share, double... medians) {
        var rows = new TreeMap<Integer, Timing>();
        for (int i = 0; i < medians.length; i++) rows.put(2 << i, new Timing((2 << i) + " threads", 1, List.of(medians[i], medians[i])));
        var machine = new Machine(cores, "JDK 25", "Linux");
        return new PoolSize(new Scaling("test", Workers.THREADS, new Timing("sequential", 1, List.of(100.0, 100.0)), rows, machine, List.of()), new CpuShare("a nap", share, 1));
    }

    @Test
    void theFormulaIsTheCoresTimesOneAndWaitingOverComputing() {
        assertThat(madeUp(2, 0.25, 50, 25).formula()).as("3 parts waiting, 1 part computing").isEqualTo(2 * (1 + 3.0));
        assertThat(madeUp(8, 1, 50, 25).formula()).as("no waiting: as many as cores").isEqualTo(8);
        assertThat(madeUp(2, 1.02, 50, 25).formula()).as("two clocks that differ").isEqualTo(2);
        assertThat(madeUp(2, 0, 50, 25).formula()).as("a clock too coarse to tell").isEqualTo(2_000);
    }

    @Test
    void theSmallestPoolThatIsAsGoodAsTheBestIsEnough() {
        assertThat(madeUp(2, 0.25, 50, 25, 12.9, 12.5, 13).enough()).isEqualTo(8);
        assertThat(madeUp(2, 0.25, 50, 25, 14, 12.5, 13).enough()).isEqualTo(16);
        assertThat(madeUp(2, 0.25, 10, 25).enough()).isEqualTo(2);
        assertThat(madeUp(2, 0.25, 50, 25, 12.5)).hasToString(
                "a nap: computes for 25 % of its time; 2 cores ÷ 0.25 = 8.0 threads; measured, 8 were enough of 2, 4, 8");
    }

    @Test
    void whatMostlyWaitsIsTriedOnManyThreads() throws Exception {
        Experiment.forEachWay(java.time.Duration.ofMillis(10));
        PoolSize size = PoolSize.of("a nap", 1, NAP);

        assertThat(size.one().share()).as("a nap computes next to nothing").isLessThan(0.5);
        assertThat(size.formula()).isGreaterThan(Machine.here().cores());
        assertThat(size.measured().rows()).containsKey(Machine.here().cores()).hasSizeGreaterThan(2);
        assertThat(size.measured().speedup(size.measured().fastest())).as("waits go together").isGreaterThan(1);
    }

    @Test
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> PoolSize.of("a nap", 1, NAP)).isInstanceOf(InterruptedException.class);
    }
}
