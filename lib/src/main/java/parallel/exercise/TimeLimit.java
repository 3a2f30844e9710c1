package parallel.exercise;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Exercise 7.2: a server is asked with a limit to the reader's patience; when the time is over, its thread is told.
 *
 * <pre>{@code
 * TimeLimit.check(new MyPatience())
 * }</pre>
 * <p><b>Failure.</b> A wrong answer is reported, never thrown. <b>Interrupt.</b> Ends the check and its threads, then throws {@link InterruptedException}.
 * <b>Memory effects.</b> The answer is used by a thread of the check's own, which is started after the call and has ended before it returns.
 * <b>Thread safety.</b> Safe from any thread. <b>Source.</b> The article, "Futures"; chapter 7, "The big download".
 */
public final class TimeLimit {

    private static final String TELL = "The time was over, and nobody told the thread that asks: a future of an executor knows its thread, and cancel(true) interrupts it.";
    /** Who has been told hears of it at once, on a busy machine later. */
    private static final long HEARD_SECONDS = 2;
    private static final Duration LONG = Duration.ofMinutes(1), SHORT = Duration.ofMillis(50);

    private TimeLimit() { }

    /** What the reader writes. */
    public interface Patience {
        /** The server's answer if it comes in time; else the other one, and the server's thread is interrupted. */
        String ask(Callable<String> server, Duration patience, String otherwise) throws Exception;
    }

    /** Examines an answer. */
    public static Report check(Patience answer) throws InterruptedException {
        return Exercise.of("7.2", "Wait no longer than this").check(Checks.class, answer);
    }

    @Examination
    static final class Checks {

        private final Patience answer;

        Checks(Patience answer) {
            this.answer = answer;
        }

        @Test
        @Order(1)
        @DisplayName("the server answers well in time")
        void inTime() throws Exception {
            Callable<String> soon = () -> {
                Thread.sleep(30);
                return "news";
            };
            String came = Expect.returns("the answer", () -> answer.ask(soon, LONG, "no news"), "The server has answered in time, and yet your method threw.");
            Expect.that("the answer", "news", came, "There was time enough: wait until the answer is there or the time is over, whichever comes first.");
        }

        @Test
        @Order(2)
        @DisplayName("the server does not answer, and patience ends")
        @WhenItHangs("The time is over, and your method still waits: get() takes a limit, and close() waits for the task, unless that was cancelled before.")
        void tooLate() throws Exception {
            var told = new CountDownLatch(1);
            Callable<String> never = () -> {
                try {
                    new CountDownLatch(1).await();
                    return "late";
                } finally {
                    told.countDown();
                }
            };
            String came = Expect.returns("the answer", () -> answer.ask(never, SHORT, "no news"), "That no answer came in time is no failure here: catch it, and return the other answer.");
            Expect.that("the answer", "no news", came, "The time was over: the other answer is the one to return.");
            Expect.isTrue(told.await(HEARD_SECONDS, TimeUnit.SECONDS), "the thread that asks", "interrupted", "nobody told it", TELL);
        }

        @Test
        @Order(3)
        @DisplayName("the server breaks")
        void broken() throws Exception {
            Expect.fails("the failure", IllegalStateException.class, () -> answer.ask(() -> {
                throw new IllegalStateException("the server is broken");
            }, LONG, "no news"), "A server that breaks is not one that is late: let its exception out, itself or as the cause, and catch only what says that the time is over.");
        }
    }
}
