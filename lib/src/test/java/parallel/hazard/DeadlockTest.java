package parallel.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parallel.Left;

@Timeout(60)
class DeadlockTest {

    @AfterEach
    void nobodyIsLeft() throws InterruptedException {
        assertThat(Left.behind("cook ", "philosopher ")).isEmpty();
    }

    @RepeatedTest(20)
    void twoCooksWhoTakeWhatIsNearestDeadlockForCertain() throws Exception {
        Deadlock deadlock = Deadlock.of(Deadlock.Manner.AS_IT_COMES, 2);
        assertThat(deadlock.happened()).isTrue();
        assertThat(deadlock.graph().orElseThrow().circle()).extracting(WaitForGraph.Wait::toString).containsExactlyInAnyOrder(
                "cook 1 waits for the board, which cook 2 holds", "cook 2 waits for the knife, which cook 1 holds");
        assertThat(deadlock.done()).as("the other goes on when one has been interrupted").isEqualTo(1);
        assertThat(deadlock.left()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 20})
    void soDoMoreOfThemInOneCircle(int cooks) throws Exception {
        Deadlock deadlock = Deadlock.of(Deadlock.Manner.AS_IT_COMES, cooks);
        assertThat(deadlock.graph().orElseThrow().circle()).hasSize(cooks);
        assertThat(deadlock).hasToString("as it comes: a deadlock of " + cooks + "; when one of them had been interrupted, " + (cooks - 1) + " of " + cooks + " cooks have cooked");
    }

    @RepeatedTest(5)
    void inOrderAndWithALimitAllCook() throws Exception {
        Deadlock inOrder = Deadlock.of(Deadlock.Manner.IN_ORDER, 3), withLimit = Deadlock.of(Deadlock.Manner.WITH_LIMIT, 3);
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
        var thrown = new AtomicReference<Throwable>();
        var caller = new Thread(() -> {
            Thread.currentThread().interrupt();
            try {
                Deadlock.of(Deadlock.Manner.IN_ORDER, 50);
            } catch (Throwable e) {
                thrown.set(e);
            }
        });
        caller.start();
        caller.join();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aGraphKnowsItsCircle() {
        var ab = new WaitForGraph.Wait("a", "l1", "b");
        var bc = new WaitForGraph.Wait("b", "l2", "c");
        var cb = new WaitForGraph.Wait("c", "l3", "b");
        assertThat(new WaitForGraph(List.of(ab, bc)).circle()).isEmpty();
        assertThat(new WaitForGraph(List.of(ab, bc, cb)).circle()).as("a waits for one in it").containsExactly(bc, cb);
        assertThat(new WaitForGraph(List.of()).circle()).isEmpty();
    }

    @Test
    void badInputIsRefusedAtTheDoor() {
        assertThatThrownBy(() -> Deadlock.of(Deadlock.Manner.IN_ORDER, 1)).hasMessage("cooks who share their tools: 2 to 100, not 1");
        assertThatThrownBy(() -> Philosophers.dine(Philosophers.Rule.WAITER, 101)).hasMessage("philosophers: 2 to 100, not 101");
    }

    @Test
    void philosophersWithoutLocksEatWithTheSameFork() throws Exception {
        Philosophers dinner = Philosophers.dine(Philosophers.Rule.LOOK_THEN_TAKE, 5);
        assertThat(dinner.clashes()).isPositive();
        assertThat(dinner.graph()).isEmpty();
    }

    @Test
    void philosophersWhoTakeTheLeftForkFirstStarveTogether() throws Exception {
        Philosophers dinner = Philosophers.dine(Philosophers.Rule.LEFT_FIRST, 5);
        assertThat(dinner.graph().orElseThrow().circle()).hasSize(5);
        assertThat(dinner.eaten()).isZero();
        assertThat(dinner.least()).isZero();
    }

    @Test
    void underEachOtherRuleTheyEatAndNeverWithTheSameFork() throws Exception {
        for (Philosophers.Rule rule : List.of(Philosophers.Rule.IN_ORDER, Philosophers.Rule.WITH_LIMIT, Philosophers.Rule.WAITER)) {
            Philosophers dinner = Philosophers.dine(rule, 5);
            assertThat(dinner.clashes()).as(rule.toString()).isZero();
            assertThat(dinner.graph()).as(rule.toString()).isEmpty();
            assertThat(dinner.eaten()).as(rule.toString()).isPositive();
            assertThat(dinner.least()).as(rule.toString()).isBetween(0.0, 1.0);
        }
    }
}
