package parallel.exercise;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** An exercise of the tests' own: the answer is a task that gives 4, and is asked twice. */
public final class Trials {

    static final String HINT = "two and two", HANGING = "it would have hung for ever";

    private Trials() { }

    /** Examines an answer. */
    public static Report check(Callable<Integer> answer) throws InterruptedException {
        return Exercise.of("0.1", "Two and two").check(Checks.class, answer);
    }

    /** The same with limits of the test's own. */
    static Report check(Limits limits, Callable<Integer> answer) throws InterruptedException {
        return ScopedValue.where(Limits.OF_THIS_CHECK, limits).call(() -> check(answer));
    }

    @Examination
    static final class Checks {

        private final Callable<Integer> answer;

        Checks(Callable<Integer> answer) {
            this.answer = answer;
        }

        @Test
        @Order(2)
        @DisplayName("asked again")
        @WhenItHangs(HANGING)
        void again() throws Exception {
            first();
        }

        @Test
        @Order(1)
        @DisplayName("asked once")
        void first() throws Exception {
            Expect.that("the sum", 4, answer.call(), HINT);
        }
    }
}
