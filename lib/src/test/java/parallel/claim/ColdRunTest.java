package parallel.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import parallel.measure.Machine;
import parallel.measure.Timing;
import parallel.measure.Timings;

@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class ColdRunTest {

    @Test
    void aColdRunTakesThePlaceOfEachFirstRunAndKeepsTheRest() throws Exception {
        Timings warm = new Timings("ten numbers", Article.ways().stream().map(way -> new Timing(way.name(), 1, List.of(2.0, 3.0))).toList(),
                Machine.here(), List.of());
        Timings cold = ColdRun.beside(warm, 1, 10);
        assertThat(cold.names()).isEqualTo(warm.names());
        assertThat(cold.rows()).allSatisfy(row -> {
            assertThat(row.nanos()).containsExactly(2.0, 3.0);
            assertThat(row.firstNanos()).as("ns of a real run, not the one given").isGreaterThan(3);
        });
    }
}
