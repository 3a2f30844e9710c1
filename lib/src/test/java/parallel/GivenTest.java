package parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GivenTest {

    @Test
    void whatIsGoodPasses() {
        List<Integer> some = List.of(1, 2);
        assertThat(Given.made(some, "the numbers are")).isSameAs(some);
        assertThat(Given.list(some, "the numbers", "give some")).isSameAs(some);
        assertThat(Given.allMade("the numbers", 1, 2)).isEqualTo(some);
        assertThat(Given.atLeast(1, 1, "a number")).isEqualTo(1);
        assertThat(Given.atLeast(1, 1.5, "a number")).isEqualTo(1.5);
        Given.measured(0, 1L, 1.5, "", some, Map.of("a", 1), Optional.empty());
    }

    @Test
    void nullIsRefusedWithWhatItIsAndItsPlace() {
        assertThatThrownBy(() -> Given.made(null, "the timings are")).isInstanceOf(NullPointerException.class)
                .hasMessage("the timings are null: first run the cell that makes them");
        assertThatThrownBy(() -> Given.made(null, "the scaling is")).hasMessage("the scaling is null: first run the cell that makes it");
        assertThatThrownBy(() -> Given.list(null, "the rows", "give some")).hasMessage("the rows are null: give some");
        assertThatThrownBy(() -> Given.list(Arrays.asList(1, null, 3), "the rows", "give some")).hasMessage("the rows hold null, at place 2 of 3: give some");
        assertThatThrownBy(() -> Given.allMade("the timings", 1, null)).hasMessage("the timings hold null, at place 2 of 2: first run the cell that makes them");
        assertThatThrownBy(() -> Given.map(new TreeMap<>(Collections.singletonMap("a", null)), "the jobs", "give work")).hasMessage("the jobs hold null, 'a' is null: give work");
        assertThatThrownBy(() -> Given.measured("", null)).hasMessage("what was measured (2 of 2) is null: first run the cell that makes it");
        assertThatThrownBy(() -> Given.measured(Arrays.asList(1, null))).hasMessage("parts of what was measured hold null, at place 2 of 2: first run the cell that makes them");
    }

    @Test
    void aNumberThatIsNoneIsRefusedWithTheValueAndTheRange() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.5}) {
            assertThatThrownBy(() -> Given.atLeast(1, bad, "a number")).isInstanceOf(IllegalArgumentException.class).hasMessage("a number must be a number from 1.0 up, not " + bad);
        }
        assertThatThrownBy(() -> Given.measured(Double.NaN)).hasMessage("what was measured must be a number from 0.0 up, not NaN");
        assertThatThrownBy(() -> Given.measured(1, -1L)).hasMessage("what was measured (2 of 2) must be a whole number from 0 up, not -1");
    }
}
