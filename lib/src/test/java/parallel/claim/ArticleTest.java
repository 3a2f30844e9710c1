package parallel.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import parallel.measure.Machine;
import parallel.measure.Timing;
import parallel.measure.Timings;
import parallel.strategy.Strategy;
import parallel.workload.PrimeCheck;

class ArticleTest {

    @Test
    void theMultiplesAreThoseOfThePrintedTimes() {
        var multiples = Article.multiples().times();
        assertThat(multiples.get(Article.SEQUENTIAL)).isEqualTo(1);
        assertThat(multiples.get(Article.WAY_1)).isCloseTo(11.872, within(0.001));
        assertThat(multiples.get(Article.WAY_2)).isCloseTo(3.675, within(0.001));
        assertThat(multiples.get(Article.FINAL_WAY)).isCloseTo(9.176, within(0.001));
    }

    @Test
    void theWaysStandInTheArticlesOrderUnderItsNamesAndAgree() throws Exception {
        assertThat(Article.ways()).extracting(Strategy::name).containsExactlyElementsOf(Article.multiples().times().keySet());
        for (Strategy way : Article.ways(2)) {
            assertThat(way.map(List.of(2L, 9L, 97L), PrimeCheck.TASK)).containsExactly(true, false, true);
        }
    }

    @Test
    void aColdRunTakesThePlaceOfEachFirstRunAndKeepsTheRest() throws Exception {
        Timings warm = new Timings("ten numbers", Article.ways().stream().map(way -> new Timing(way.name(), 1, List.of(2.0, 3.0))).toList(),
                Machine.here(), List.of());
        Timings cold = ColdRun.beside(warm, 1, 10);
        assertThat(cold.names()).isEqualTo(warm.names());
        assertThat(cold.rows()).allSatisfy(row -> {
            assertThat(row.nanos()).containsExactly(2.0, 3.0);
            assertThat(row.firstNanos()).as("a real run, not the one given").isGreaterThan(3);
        });
        assertThatThrownBy(() -> ColdRun.beside(warm, 1, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the count must be 1 to");
    }

    @Test
    void aFindingsVerdictComesOutOfItsConditions() {
        assertThat(Finding.of(70, "s", true, "n").verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(Finding.of(70, "s", false, "n").verdict()).isEqualTo(Verdict.DOES_NOT_HOLD);
        assertThat(Finding.of(70, "s", true, false, "n").verdict()).isEqualTo(Verdict.DEPENDS);
        assertThat(Finding.of(70, "s", false, false, "n").verdict()).isEqualTo(Verdict.DOES_NOT_HOLD);
        assertThat(Finding.of(70, "s", true, true, "n").verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(Finding.notMeasurable(1, "s", "why").verdict()).hasToString("not measurable here");
        for (int bad : new int[] {0, 119, -1}) {
            assertThatThrownBy(() -> Finding.of(bad, "s", true, "n")).hasMessageContaining("1 to 118, not " + bad);
        }
    }
}
