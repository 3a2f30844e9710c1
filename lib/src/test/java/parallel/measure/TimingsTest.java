package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static parallel.measure.MadeUp.around;
import static parallel.measure.MadeUp.timing;
import static parallel.measure.MadeUp.timings;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TimingsTest {

    @Test
    void rowsAreFoundByNameAndRank() {
        Timings times = timings(timing("slow", 30), timing("quick", 10), timing("slowest", 90));
        assertThat(times.baseline().name()).isEqualTo("slow");
        assertThat(times.fastest().name()).isEqualTo("quick");
        assertThat(times.slowest().name()).isEqualTo("slowest");
        assertThat(times.multiples("here").times()).containsExactly(
                Map.entry("slow", 1.0), Map.entry("quick", 10 / 30.0), Map.entry("slowest", 3.0));
        assertThat(Timings.none("x", "why").isEmpty()).isTrue();
        assertThat(Timings.none("x", "why").multiples("nobody").times()).isEmpty();
    }

    @Test
    void ofWaysThatNobodyCanTellApartTheSimplestIsTaken() {
        Timings times = timings(around("crowd", 9), around("loop", 5), around("pool", 5));
        assertThat(times.amongTheFastest()).extracting(Timing::name).containsExactly("loop", "pool");
        assertThat(times.simplestOfTheFastest().name()).isEqualTo("loop");
    }

    @Test
    void whereThereAreTooFewRoundsTheRangesDecideAsInTheChart() {
        Timings few = timings(timing("loop", 10, 11), timing("pool", 2, 3));
        assertThat(few.simplestOfTheFastest().name()).as("their ranges lie apart").isEqualTo("pool");
        assertThat(few.amongTheFastest()).extracting(Timing::name).containsExactly("pool");
    }

    @Test
    void firstRunsHaveMultiplesOfTheirOwn() {
        assertThat(timings(timing("loop", 10, 5, 5), timing("pool", 40, 5, 5)).firstMultiples("here").times())
                .containsExactly(Map.entry("loop", 1.0), Map.entry("pool", 4.0));
    }
}
