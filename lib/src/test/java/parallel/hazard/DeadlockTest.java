package parallel.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parallel.Await;

class DeadlockTest {

    @AfterEach
    void nobodyIsLeft() throws InterruptedException {
        Await.endOfThreads("cook ");
    }

    @RepeatedTest(20)
    void twoCooksWhoTakeWhatIsNearestDeadlockForCertain() throws Exception {
        Deadlock deadlock = Deadlock.of(Deadlock.Manner.AS_IT_COMES, 2);
        assertThat(deadlock.happened()).isTrue();
        assertThat(deadlock.graph().orElseThrow().circle()).extracting(WaitForGraph.Wait::toString)
                .containsExactlyInAnyOrder(
                "cook 1 waits for the board, which cook 2 holds", "cook 2 waits for the knife, which cook 1 holds");
        assertThat(deadlock.done()).as("the other goes on when one has been interrupted").isEqualTo(1);
        assertThat(deadlock.left()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 20})
    void soDoMoreOfThemInOneCircle(int cooks) throws Exception {
        Deadlock deadlock = Deadlock.of(Deadlock.Manner.AS_IT_COMES, cooks);
        assertThat(deadlock.graph().orElseThrow().circle()).hasSize(cooks);
        assertThat(deadlock).hasToString("as it comes: a deadlock of " + cooks
                + "; when one of them had been interrupted, "
                + (cooks - 1) + " of " + cooks + " cooks have cooked");
    }

    @RepeatedTest(5)
    void inOrderAndWithALimitAllCook() throws Exception {
        Deadlock inOrder = Deadlock.of(Deadlock.Manner.IN_ORDER, 3),
                withLimit = Deadlock.of(Deadlock.Manner.WITH_LIMIT, 3);
        assertThat(List.of(inOrder, withLimit)).allSatisfy(each -> {
            assertThat(each.happened()).isFalse();
            assertThat(each.done()).isEqualTo(3);
            assertThat(each.left()).isZero();
        });
        assertThat(inOrder.gaveBack()).isZero();
        assertThat(withLimit.gaveBack()).as("all hold one at first, so one must give back").isPositive();
    }

    @Test
    void anInterruptOfTheCallerEndsTheCooks() throws Exception {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Deadlock.of(Deadlock.Manner.IN_ORDER, 50)).isInstanceOf(InterruptedException.class);
    }
}
