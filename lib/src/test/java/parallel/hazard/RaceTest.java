package parallel.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parallel.Await;
import parallel.Caller;

/** The form of a race and of its outcomes, whatever is raced. */
class RaceTest {

    private static final List<Outcome> ONE_OF_TWO = List.of(Outcome.right("2", "both"), Outcome.wrong("1", "one"),
            Outcome.wrong("0", "none"));

    @AfterEach
    void nobodyIsLeft() throws InterruptedException {
        Await.endOfThreads("race,");
    }

    @Test
    void everyRunHasAFreshStateAndBothActOnItOnce() throws Exception {
        var states = new AtomicInteger();
        Outcomes outcomes = run(new Race<>("count", "atomic", () -> {
            states.incrementAndGet();
            return new AtomicInteger();
        }, AtomicInteger::incrementAndGet, AtomicInteger::incrementAndGet, state -> "" + state.get(), ONE_OF_TWO),
                2_345);
        assertThat(states).hasValue(2_345);
        assertThat(outcomes.of("2")).isEqualTo(2_345);
        assertThat(outcomes.runs()).isEqualTo(2_345);
        assertThat(outcomes.wrong()).isZero();
        assertThat(outcomes.different()).isEqualTo(1);
    }

    @Test
    void whatNeverCameKeepsItsZeroAndWhatNobodyForesawIsTold() throws Exception {
        Outcomes outcomes = new Race<>("add three", "x", AtomicInteger::new, state -> state.addAndGet(1),
                state -> state.addAndGet(2),
                state -> "" + state.get(), ONE_OF_TWO).run(10);
        assertThat(outcomes.rows()).extracting(row -> row.outcome().seen() + ": " + row.count())
                .containsExactly("2: 0", "1: 0", "0: 0", "3: 10");
        assertThat(outcomes.rows().getLast().outcome()).isEqualTo(Outcome.wrong("3", "not foreseen"));
        assertThat(outcomes.wrongShare()).isEqualTo(1);
        assertThat(outcomes).hasToString("x: wrong in 10 of 10 runs");
        assertThatThrownBy(() -> outcomes.of("7")).hasMessage("add three: no outcome is seen as '7'");
    }

    @Test
    void whatOneOfThemThrowsIsAnOutcomeOfThatRunOnly() throws Exception {
        var number = new AtomicInteger();
        Outcomes outcomes = run(new Race<>("throw", "every second", () -> number.incrementAndGet() % 2, state -> {
            if (state == 1) throw new IllegalStateException("odd");
        }, state -> { }, state -> "fine", List.of(Outcome.right("fine", ""),
                Outcome.wrong("IllegalStateException", ""))), 3_000);
        assertThat(outcomes.of("fine")).isEqualTo(1_500);
        assertThat(outcomes.of("IllegalStateException")).isEqualTo(1_500);
    }

    @Test
    void theTwoActAtTheSameTime() throws Exception {
        // each waits for the other to have begun: one after the other would never end
        Outcomes outcomes = run(new Race<>("meet", "latch", () -> new CountDownLatch(2), RaceTest::meet, RaceTest::meet,
                latch -> "" + latch.getCount(), List.of(Outcome.right("0", ""))), 500);
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
        var call = Caller.of(() -> run(endless(begun), Race.MOST_RUNS));
        begun.await();
        assertThat(call.interrupt()).isInstanceOf(InterruptedException.class);
    }

    private static Race<?> endless(CountDownLatch begun) {
        return new Race<>("for ever", "x", Object::new, state -> begun.countDown(), state -> { }, state -> "",
                List.of());
    }

    @Test
    void soDoesItsLimit() throws Exception {
        assertThat(new Lockstep<>(endless(new CountDownLatch(1))).run(Race.MOST_RUNS, Duration.ofMillis(1))
                .getOrDefault("", 0L))
                .isLessThan(Race.MOST_RUNS);
    }

    /** However long it takes. */
    private static <S> Outcomes run(Race<S> race, int runs) throws InterruptedException {
        return Outcomes.of(race, new Lockstep<>(race).run(runs, Duration.ofDays(1)));
    }
}
