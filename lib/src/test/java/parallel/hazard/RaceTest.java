package parallel.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parallel.Left;

/** The form of a race and of its outcomes, whatever is raced. */
@Timeout(60)
class RaceTest {

    private static final List<Outcome> ONE_OF_TWO = List.of(Outcome.right("2", "both"), Outcome.wrong("1", "one"), Outcome.wrong("0", "none"));

    @AfterEach
    void nobodyIsLeft() throws InterruptedException {
        assertThat(Left.behind("race,")).isEmpty();
    }

    @Test
    void everyRunHasAFreshStateAndBothActOnItOnce() throws Exception {
        var states = new AtomicInteger();
        Outcomes outcomes = new Race<>("count", "atomic", () -> {
            states.incrementAndGet();
            return new AtomicInteger();
        }, AtomicInteger::incrementAndGet, AtomicInteger::incrementAndGet, state -> "" + state.get(), ONE_OF_TWO).run(2_345);
        assertThat(states).hasValue(2_345);
        assertThat(outcomes.of("2")).isEqualTo(2_345);
        assertThat(outcomes.runs()).isEqualTo(2_345);
        assertThat(outcomes.wrong()).isZero();
        assertThat(outcomes.different()).isEqualTo(1);
    }

    @Test
    void whatNeverCameKeepsItsZeroAndWhatNobodyForesawIsTold() throws Exception {
        Outcomes outcomes = new Race<>("add three", "x", AtomicInteger::new, state -> state.addAndGet(1), state -> state.addAndGet(2), state -> "" + state.get(), ONE_OF_TWO)
                .run(10);
        assertThat(outcomes.rows()).extracting(row -> row.outcome().seen() + ": " + row.count()).containsExactly("2: 0", "1: 0", "0: 0", "3: 10");
        assertThat(outcomes.rows().getLast().outcome()).isEqualTo(Outcome.wrong("3", "not foreseen"));
        assertThat(outcomes.wrongShare()).isEqualTo(1);
        assertThat(outcomes).hasToString("x: wrong in 10 of 10 runs");
        assertThatThrownBy(() -> outcomes.of("7")).hasMessage("add three: no outcome is seen as '7'");
    }

    @Test
    void whatOneOfThemThrowsIsAnOutcomeOfThatRunOnly() throws Exception {
        var number = new AtomicInteger();
        Outcomes outcomes = new Race<>("throw", "every second", () -> number.incrementAndGet() % 2, state -> {
            if (state == 1) throw new IllegalStateException("odd");
        }, state -> { }, state -> "fine", List.of(Outcome.right("fine", ""), Outcome.wrong("IllegalStateException", ""))).run(3_000);
        assertThat(outcomes.of("fine")).isEqualTo(1_500);
        assertThat(outcomes.of("IllegalStateException")).isEqualTo(1_500);
    }

    @Test
    void theTwoActAtTheSameTime() throws Exception {
        // each waits for the other to have begun: one after the other would never end
        Outcomes outcomes = new Race<>("meet", "latch", () -> new CountDownLatch(2), RaceTest::meet, RaceTest::meet, latch -> "" + latch.getCount(),
                List.of(Outcome.right("0", ""))).run(500);
        assertThat(outcomes.wrong()).isZero();
    }

    private static void meet(CountDownLatch latch) {
        latch.countDown();
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anInterruptEndsIt() throws Exception {
        var begun = new CountDownLatch(1);
        var thrown = new AtomicReference<Throwable>();
        var caller = new Thread(() -> {
            try {
                new Race<>("for ever", "x", Object::new, state -> begun.countDown(), state -> { }, state -> "", List.of()).run(Race.MOST_RUNS);
            } catch (Throwable e) {
                thrown.set(e);
            }
        });
        caller.start();
        begun.await();
        caller.interrupt();
        caller.join();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void badInputIsRefusedAtTheDoor() {
        Race<Object> race = new Race<>("nothing", "x", Object::new, state -> { }, state -> { }, state -> "", List.of());
        assertThatThrownBy(() -> race.run(0)).hasMessage("runs of a race: 1 to 100000000, not 0");
        assertThatThrownBy(() -> race.run(Race.MOST_RUNS + 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Race<>("twice", "x", Object::new, state -> { }, state -> { }, state -> "",
                List.of(Outcome.right("a", ""), Outcome.wrong("a", "")))).hasMessage("twice: two outcomes are seen as 'a'");
        assertThatThrownBy(() -> new Race<Object>("no state", "x", null, state -> { }, state -> { }, state -> "", List.of())).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new Outcomes("x", "y", List.of(new Outcomes.Row(Outcome.right("a", ""), -1)))).hasMessage("x: a count is 0 or more, not -1");
        assertThatThrownBy(() -> new WaitForGraph(List.of(new WaitForGraph.Wait("a", "l", "b"), new WaitForGraph.Wait("a", "m", "b"))))
                .hasMessageStartingWith("a thread waits for one lock at a time");
        assertThatThrownBy(() -> new Shares("x", new ArrayList<>())).hasMessage("x: shares of nobody");
    }
}
