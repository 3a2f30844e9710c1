package parallel.exercise;

import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Exercise 5.1: a machine that hands out the numbers 1, 2, 3 … to threads that press its button at once, without a lock.
 *
 * <pre>{@code
 * TicketMachine.check(MyTickets::new)      // a Report
 * }</pre>
 * <p><b>Failure.</b> None: what the reader's code throws is reported. <b>Interrupt.</b> Ends the examination and its threads, then {@link InterruptedException}. No thread is left behind.
 * <b>Memory effects.</b> Between the threads: none but those of the reader's code; what they did <i>happens-before</i> the report. <b>Thread safety.</b> Keeps nothing.
 * <b>Source.</b> The article, "Race Conditions"; chapter 5.
 */
public final class TicketMachine {

    /** What the reader writes. */
    public interface Tickets {
        /** The next number: 1 for whoever comes first. */
        int next();
    }

    private TicketMachine() { }

    /**
     * Examines an answer.
     *
     * @param answer makes a machine that has handed out nothing yet
     * @throws NullPointerException if it is {@code null}
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static Report check(Supplier<? extends Tickets> answer) throws InterruptedException {
        return Exercise.of("5.1", "Numbers for those who wait").check(Checks.class, answer);
    }

    @Examination
    static final class Checks {

        private static final int THREADS = 4, MOST = 300_000, ROUNDS = 12;
        private static final long ROUND_NANOS = Duration.ofMillis(25).toNanos();
        private static final String COUNTS = "Each press is the next number, and the first one is 1: what does next() return, and when does it count?";
        private static final String TWICE = "To read, to add and to write are several steps, and another thread gets in between: both got the same number. "
                + "An atomic does them in one call; two calls of it in a row are two steps again.";
        private static final String GAPS = "Nobody got the same number, and some were left out: a thread counts once in a call, and returns what that one step gave.";
        private static final String HELD_UP = "It is safe, and one thread that is held up while it has the lock holds up all the others. An atomic needs no lock: no thread waits for another.";

        private final Supplier<? extends Tickets> answer;

        Checks(Supplier<? extends Tickets> answer) {
            this.answer = answer;
        }

        @Test
        @Order(1)
        @DisplayName("one thread presses three times")
        void alone() throws Exception {
            Tickets tickets = answer.get();
            List<Integer> came = Expect.returns("the numbers", () -> List.of(tickets.next(), tickets.next(), tickets.next()), COUNTS);
            Expect.that("the numbers", List.of(1, 2, 3), came, COUNTS);
        }

        @Test
        @Order(2)
        @DisplayName("4 threads press as fast as they can, again and again")
        void together() throws Exception {
            for (int round = 0; round < ROUNDS; round++) {
                Tickets tickets = answer.get();
                int[][] drawn = new int[THREADS][];
                Crowd.of(THREADS).run(me -> drawn[me] = press(tickets));
                int all = Arrays.stream(drawn).mapToInt(each -> each.length).sum(), largest = 0, twice = 0;
                var seen = new BitSet(all + 1);
                for (int[] each : drawn) {
                    for (int number : each) {
                        if (number > 0 && number <= all) {
                            if (seen.get(number)) twice++;
                            seen.set(number);
                        }
                        largest = Math.max(largest, number);
                    }
                }
                Expect.isTrue(twice == 0, String.format(Locale.ROOT, "%,d presses", all), "no number twice", "a number that was there already, " + twice + " times", TWICE);
                Expect.that("the largest number of " + all + " presses", all, largest, GAPS);
            }
        }

        /** Presses for a while, and not so many times: on a busy machine threads that are done soon would never meet. */
        private static int[] press(Tickets tickets) {
            int[] drawn = new int[MOST];
            int count = 0;
            for (long end = System.nanoTime() + ROUND_NANOS; count < MOST && System.nanoTime() < end; ) drawn[count++] = tickets.next();
            return Arrays.copyOf(drawn, count);
        }

        @Test
        @Order(3)
        @DisplayName("one thread is held up, and another presses")
        void heldUp() throws Exception {
            Tickets tickets = answer.get();
            tickets.next();                                    // loads what it needs
            Thread other = Thread.ofPlatform().daemon().name("presses").unstarted(tickets::next);
            boolean waits = holding(Parts.of(tickets), 0, () -> {
                other.start();
                return Waiting.endsOrWaits(other);
            });
            other.join();
            Expect.isTrue(!waits, "the other one", "a number at once", "it waits for a lock", HELD_UP);
        }

        private interface Look {
            boolean look() throws InterruptedException;
        }

        /** Looks while this thread has all that the machine could be locked with. */
        private static boolean holding(List<Object> parts, int from, Look look) throws InterruptedException {
            if (from == parts.size()) return look.look();
            Object part = parts.get(from);
            if (part instanceof Lock lock) {
                lock.lockInterruptibly();
                try {
                    return holding(parts, from + 1, look);
                } finally {
                    lock.unlock();
                }
            }
            synchronized (part) {
                return holding(parts, from + 1, look);
            }
        }
    }
}
