package parallel.exercise;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Exercise 7.1: three servers are asked at once, and the fastest answer counts; one that is broken does not.
 *
 * <pre>{@code
 * FastestAnswer.check(new MyFastest())
 * }</pre>
 * <p><b>Failure.</b> A wrong answer is reported, never thrown. <b>Interrupt.</b> Ends the check and its threads, then throws {@link InterruptedException}.
 * <b>Memory effects.</b> The answer is used by a thread of the check's own, started after the call and ended before it returns.
 * <b>Thread safety.</b> Safe from any thread. <b>Source.</b> The article, "Futures"; chapter 7.
 */
public final class FastestAnswer {

    private FastestAnswer() { }

    /** What the reader writes. */
    public interface Fastest {
        /** The first answer that comes. Each server is asked by calling it, which takes as long as it takes. */
        String ask(List<Callable<String>> servers) throws Exception;
    }

    /** Examines an answer. */
    public static Report check(Fastest answer) throws InterruptedException {
        return Exercise.of("7.1", "The fastest of three servers").check(Checks.class, answer);
    }

    @Examination
    static final class Checks {

        private final Fastest answer;

        Checks(Fastest answer) {
            this.answer = answer;
        }

        @Test
        @Order(1)
        @DisplayName("the third of three servers answers, the others are still busy")
        @WhenItHangs("The answer of the third server is there, and yours still waits for another one: ask all of them at once, and take what comes first.")
        void theFastest() throws Exception {
            var never = new CountDownLatch(1);
            Callable<String> busy = () -> {
                never.await();
                return "late";
            };
            String came = Expect.returns("the answer", () -> answer.ask(List.of(busy, busy, () -> "soon")), "Nothing was broken here, and yet it threw.");
            Expect.that("the answer", "soon", came, "Only the third server has answered: its answer is the one to return.");
        }

        @Test
        @Order(2)
        @DisplayName("the first server is broken, the second answers")
        void aBrokenOneDoesNotCount() throws Exception {
            Callable<String> broken = () -> {
                throw new IllegalStateException("the server is broken");
            };
            String came = Expect.returns("the answer", () -> answer.ask(List.of(broken, () -> {
                Thread.sleep(100);
                return "well";
            }, broken)), "A broken server is no answer: go on waiting for the others.");
            Expect.that("the answer", "well", came, "A broken server is no answer: go on waiting for the others.");
        }
    }
}
