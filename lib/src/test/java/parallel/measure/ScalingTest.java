package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static parallel.measure.MadeUp.MACHINE;
import static parallel.measure.MadeUp.timing;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScalingTest {

    @Test
    void aScalingKnowsItsSpeedUps() {
        var rows = new TreeMap<Integer, Timing>();
        rows.put(1, timing("1 thread", 100));
        rows.put(2, timing("2 threads", 50));
        rows.put(4, timing("4 threads", 55));
        Scaling scaling = new Scaling("test", Workers.THREADS, timing("sequential", 95), rows, MACHINE, List.of());
        assertThat(scaling.fastest()).isEqualTo(2);
        assertThat(scaling.speedup(2)).isEqualTo(1.9);
        assertThat(scaling.timings().names()).containsExactly("sequential", "1 thread", "2 threads", "4 threads");
    }
}
