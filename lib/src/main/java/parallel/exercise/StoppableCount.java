package parallel.exercise;

import java.util.concurrent.CancellationException;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import parallel.workload.PrimeCheck;

/**
 * Exercise 4.2: a count that can be stopped. What waits is woken by an interrupt; what computes has to look whether there is one.
 *
 * <p>Nobody can stop a loop that does not look: it keeps its core busy for ever, and half a count must not be taken for a whole one.
 * <pre>{@code
 * StoppableCount.check(MyCount::new)
 * }</pre>
 * <p><b>Failure.</b> {@link NullPointerException} if there is no answer; all that the answer does wrong is in the report. <b>Interrupt.</b> Ends the check and the threads of the
 * answer, then {@link InterruptedException}. <b>Memory effects.</b> What the answer did <i>happens-before</i> the return.
 * <b>Thread safety.</b> Keeps nothing; safe. <b>Source.</b> The article, "When not to use threads" (tasks that "need most of the CPU processing power"); chapter 4.
 */
public final class StoppableCount {

    private StoppableCount() { }

    /** What the reader writes. */
    @FunctionalInterface
    public interface Counting {
        /** How many numbers pass the test. @param to the first number that is not looked at @throws InterruptedException if the thread is interrupted meanwhile */
        long count(long from, long to, LongPredicate test) throws InterruptedException;
    }

    /** Examines an answer. @param answer makes it, for example {@code MyCount::new} */
    public static Report check(Supplier<? extends Counting> answer) throws InterruptedException {
        return Exercise.of("4.2", "A count that can be stopped").check(Checks.class, answer);
    }

    @Examination
    static final class Checks {

        private static final long PRIMES = 25;                 // up to 100
        private static final int EARLY = 1_000;
        /** More numbers than these after an interrupt mean that nobody looks. */
        private static final int SOON = 1_000_000;

        private final Supplier<? extends Counting> answer;

        Checks(Supplier<? extends Counting> answer) {
            this.answer = answer;
        }

        @Test @Order(1) @DisplayName("the primes from 1 to 100")
        void counts() throws Exception {
            Expect.that("the primes", PRIMES, answer.get().count(1, 101, PrimeCheck::isPrime), "Each number from 'from' on, up to 'to', which is not looked at any more, is tested once.");
        }

        @Test @Order(2) @DisplayName("interrupted at the 1,000th of many numbers")
        void stops() {
            var test = new Interrupting(EARLY);
            ends(test, () -> answer.get().count(0, Long.MAX_VALUE, test));
        }

        @Test @Order(3) @DisplayName("interrupted after a million and a half of them")
        void stopsLate() {
            var test = new Interrupting(SOON + SOON / 2);
            ends(test, () -> answer.get().count(0, Long.MAX_VALUE, test));
        }

        @Test @Order(4) @DisplayName("interrupted before it begins")
        void stopsBefore() {
            var test = new Interrupting(0);
            Thread.currentThread().interrupt();
            ends(test, () -> answer.get().count(0, Long.MAX_VALUE, test));
        }

        private interface Count {
            long of() throws InterruptedException;
        }

        private static void ends(Interrupting test, Count count) {
            String what = "a count that is interrupted";
            try {
                long came = count.of();
                throw Expect.failed(what, "InterruptedException", "the answer " + came,
                        "The loop ended, and half a count came back as if it were the whole: nobody can tell. Throw an InterruptedException instead.");
            } catch (InterruptedException right) {
                // the caller knows
            } catch (CancellationException other) {
                if (!Thread.currentThread().isInterrupted()) throw Expect.failed(what, "InterruptedException", other.toString(), "Nobody above can tell that there was an interrupt: throw an InterruptedException.");
            } catch (Interrupting.NotStopped late) {
                throw Expect.failed(what, "InterruptedException, soon", "a million numbers later it still counts",
                        "An interrupt stops nobody who computes: it only sets a flag of the thread. Look at it within the loop, again and again; and once you have seen it, do not go on.");
            } finally {
                Thread.interrupted();                          // the flag was ours
            }
        }
    }

    /** A test that interrupts its own thread at one number, and ends a count that goes on for long afterwards: nothing hangs, and no time is measured. */
    private static final class Interrupting implements LongPredicate {

        /** Nobody looked at the flag. An error, so that an answer that goes on after an exception does not go on after this. */
        private static final class NotStopped extends Error {
            private static final long serialVersionUID = 1;
        }

        private final long at;
        private long tested;

        /** @param at the number of tests before the interrupt; 0 if the thread has been interrupted already */
        Interrupting(long at) {
            this.at = at;
        }

        @Override
        public boolean test(long number) {
            tested++;
            if (tested == at) Thread.currentThread().interrupt();
            if (tested > at + Checks.SOON) throw new NotStopped();
            return true;
        }
    }
}
