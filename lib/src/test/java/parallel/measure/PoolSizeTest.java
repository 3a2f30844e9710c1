package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parallel.measure.MadeUp.timing;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parallel.Task;

class PoolSizeTest {

    private static final Task<Integer, Integer> NAP = millis -> {
        Thread.sleep(millis);                              // time: what the task does
        return millis;
    };

    @AfterEach
    void asBefore() {
        Experiment.forEachWay(null);
    }

    private static PoolSize madeUp(int cores, double share, double... medians) {
        var rows = new TreeMap<Integer, Timing>();
        for (int i = 0; i < medians.length; i++) rows.put(2 << i, timing((2 << i) + " threads", medians[i]));
        var machine = new Machine(cores, "JDK 25", "Linux");
        var measured = new Scaling("test", Workers.THREADS, timing("sequential", 100), rows, machine, List.of());
        return new PoolSize(measured, new CpuShare("a nap", share, 1));
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
    void whatMostlyWaitsHasItsCoreForASmallPart() throws Exception {
        assertThat(PoolSize.alone("a nap", 1, NAP).share()).as("some hundredth of a millisecond of one, or of more")
                .isLessThan(0.5);
    }

    @Test
    void poolsAroundTheFormulasAreTried() throws Exception {
        Experiment.forEachWay(Duration.ofMillis(10));
        int cores = Machine.here().cores();
        PoolSize size = PoolSize.around("nothing", 1, i -> i, new CpuShare("nothing", 1, 2));

        assertThat(size.formula()).isEqualTo(2 * cores);
        List<Integer> threads = Stream.of(1, 2, 4, 8).map(n -> Math.min(1_000, n * cores)).distinct().toList();
        assertThat(size.measured().rows().keySet()).containsExactlyElementsOf(threads);
        assertThat(size.measured().what()).as("four tasks for each thread of the formula's")
                .isEqualTo(8 * cores + " times: nothing");
    }

    @Test
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> PoolSize.of("a nap", 1, NAP)).isInstanceOf(InterruptedException.class);
    }
}
