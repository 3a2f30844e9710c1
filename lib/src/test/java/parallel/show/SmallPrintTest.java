package parallel.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import parallel.measure.Machine;
import parallel.measure.Timing;
import parallel.measure.Timings;

class SmallPrintTest {

    @Test
    void saysSamplesMachineAndNotes() {
        var times = new Timings("w", List.of(Samples.timing("a", 1, 5)), new Machine(1, "JDK 25", "Linux"), List.of("busy"));
        assertThat(SmallPrint.of(times)).isEqualTo("11 samples each · 1 core, JDK 25, Linux · busy");
        assertThat(SmallPrint.of(Samples.timings("x", Samples.timing("a", 1, 5), new Timing("b", 1, List.of(1.0)))))
                .isEqualTo("1 to 11 samples each · 2 cores, JDK 25.0.3, Linux amd64");
    }
}
