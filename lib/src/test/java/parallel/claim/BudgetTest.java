package parallel.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import parallel.measure.Timings;
import parallel.strategy.Sequential;

class BudgetTest {

    private static Timings measured(int atLeastRounds) throws Exception {
        var budget = new Budget(Duration.ofMillis(10), atLeastRounds);
        return budget.compare("numbers", List.of(1), i -> i, new Sequential());
    }

    @Test
    void withTooFewRoundsNothingIsJudged() throws Exception {
        assertThat(measured(1).names()).containsExactly("sequential");
        assertThatThrownBy(() -> measured(1_000)).isInstanceOf(NotHereException.class)
                .hasMessageContaining("numbers: too few runs in the time that a check has");
    }
}
