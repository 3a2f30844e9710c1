package parallel.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parallel.Await;
import parallel.hazard.Philosophers.Rule;

class PhilosophersTest {

    @AfterEach
    void nobodyIsLeft() throws InterruptedException {
        Await.endOfThreads("philosopher ");
    }

    /** On a busy machine they may sit down one after the other. */
    @Test
    void withoutLocksTheyEatWithTheSameFork() throws Exception {
        Philosophers dinner;
        do dinner = Philosophers.dine(Rule.LOOK_THEN_TAKE, 5); while (dinner.clashes() == 0);
        assertThat(dinner.graph()).isEmpty();
    }

    @Test
    void whoTakeTheLeftForkFirstStarveTogether() throws Exception {
        starve(Philosophers.dine(Rule.LEFT_FIRST, 5));
    }

    private static void starve(Philosophers dinner) {
        assertThat(dinner.graph().orElseThrow().circle()).hasSize(5);
        assertThat(dinner.eaten()).isZero();
        assertThat(dinner.least()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"IN_ORDER", "WITH_LIMIT", "WAITER"})
    void underEachOtherRuleTheyEatAndNeverWithTheSameFork(Rule rule) throws Exception {
        Philosophers dinner = Philosophers.dine(rule, 5);
        assertThat(dinner.clashes()).isZero();
        assertThat(dinner.graph()).isEmpty();
        assertThat(dinner.least()).isGreaterThan(0).isLessThanOrEqualTo(1);
    }

    /** On a busy machine the first may have eaten for the whole dinner before the last begins. */
    @Test
    void whoIsLateTakesPartAllTheSame() throws Exception {
        starve(Philosophers.dine(Rule.LEFT_FIRST, 5, Duration.ZERO));
        Philosophers dinner = Philosophers.dine(Rule.IN_ORDER, 5, Duration.ZERO);
        assertThat(dinner.meals().shares()).extracting(Shares.Share::times).containsOnly(1L);
    }
}
