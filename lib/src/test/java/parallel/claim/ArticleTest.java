package parallel.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
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
}
