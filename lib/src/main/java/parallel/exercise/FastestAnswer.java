package parallel.exercise;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Exercise 7.1: three servers are asked at once, and the first answer counts; a server that breaks gives none.
 *
 * <pre>{@code
 * FastestAnswer.check(new MyFastest())
 * }</pre>
 * <p><b>Failure.</b> A wrong answer is reported, never thrown. <b>Interrupt.</b> Ends the check and its threads, then throws {@link InterruptedException}.
 * <b>Memory effects.</b> The answer is used by a thread of the check's own, which is started after the call and has ended before it returns.
 * <b>Thread safety.</b> Safe from any thread. <b>Source.</b> The article, "Futures"; chapter 7, "Each tool where it fits".
 */
public final class FastestAnswer {

    private static final String GO_ON = "A server that breaks is no answer: go on to the next that is done, and fail only when none is left.";

    private FastestAnswer() { }

    /** What the reader writes. */
    public interface Fastest {
        /** The first answer that comes. Calling a server asks it, and takes as long as it takes; what it throws says that it is broken. */
        String ask(List<Callable<String>> servers) throws Exception;
    }

    /** Examines an answer. */
    public static Report check(Fastest answer) throws InterruptedException {
        return Exercise.of("7.1", "The fastest of three servers").check(Checks.class, answer);
    }

    /** A server that is busy until it is interrupted. */
    private static String busy() throws InterruptedException {
        new CountDownLatch(1).await();
        return "late";
    }

    private static String broken() {
        throw new IllegalStateException("the server is broken");
    }

    @Examination
    static final class Checks {

        private final Fastest answer;

        Checks(Fastest answer) {
            this.answer = answer;
        }

        @Test
        @Order(1)
        @DisplayName("one of three answers, the others stay busy, whichever it is")
        @WhenItHangs("One server has answered, and your method still waits for the others: ask all at once, return what comes first, and tell the rest that nobody needs them any more.")
        void theFastest() throws Exception {
            for (List<Callable<String>> servers : List.<List<Callable<String>>>of(List.of(() -> "mine", FastestAnswer::busy, FastestAnswer::busy),
                    List.of(FastestAnswer::busy, () -> "mine", FastestAnswer::busy), List.of(FastestAnswer::busy, FastestAnswer::busy, () -> "mine"))) {
                String came = Expect.returns("the answer", () -> answer.ask(servers), "No server was broken, and yet your method threw.");
                Expect.that("the answer", "mine", came, "Only one server has answered: its answer is the one to return.");
            }
        }

        @Test
        @Order(2)
        @DisplayName("two servers break at once, the third answers a little later")
        @WhenItHangs("The third server has answered: is every future asked that is done, also after one that failed?")
        void aBrokenOneDoesNotCount() throws Exception {
            Callable<String> later = () -> {
                Thread.sleep(50);
                return "well";
            };
            for (List<Callable<String>> servers : List.<List<Callable<String>>>of(List.of(FastestAnswer::broken, later, FastestAnswer::broken), List.of(later, FastestAnswer::broken, FastestAnswer::broken))) {
                Expect.that("the answer", "well", Expect.returns("the answer", () -> answer.ask(servers), GO_ON), GO_ON);
            }
        }

        @Test
        @Order(3)
        @DisplayName("all three break")
        @WhenItHangs("Nobody is left who could answer, and your method waits on: count how many have ended.")
        void allBroken() throws Exception {
            Expect.fails("the failure", IllegalStateException.class, () -> answer.ask(List.of(FastestAnswer::broken, FastestAnswer::broken, FastestAnswer::broken)),
                    "No server has answered: whoever asked must hear of it, by what one of them threw, itself or as the cause.");
        }
    }
}
