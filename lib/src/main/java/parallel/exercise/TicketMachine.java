package parallel.exercise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

        private static final int THREADS = 4, EACH = 5_000, ROUNDS = 40;
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
        @DisplayName("4 threads press 5,000 times each, again and again")
        void together() throws Exception {
            for (int round = 0; round < ROUNDS; round++) {
                Tickets tickets = answer.get();
                int[][] drawn = new int[THREADS][EACH];
                Crowd.of(THREADS).run(me -> {
                    for (int i = 0; i < EACH; i++) drawn[me][i] = tickets.next();
                });
                int[] all = Arrays.stream(drawn).flatMapToInt(Arrays::stream).sorted().toArray();
                long different = Arrays.stream(all).distinct().count();
                Expect.that("different numbers", THREADS * EACH, (int) different, TWICE);
                Expect.that("the largest of " + all.length, all.length, all[all.length - 1], GAPS);
            }
        }

        @Test
        @Order(3)
        @DisplayName("one thread is held up, and another presses")
        void heldUp() throws Exception {
            Tickets tickets = answer.get();
            tickets.next();                                    // loads what it needs
            Thread other = Thread.ofPlatform().daemon().name("presses").unstarted(tickets::next);
            boolean waits = holding(tickets, Parts.of(tickets), 0, () -> {
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
        private static boolean holding(Object machine, List<Object> parts, int from, Look look) throws InterruptedException {
            if (from == parts.size()) return look.look();
            Object part = parts.get(from);
            if (part instanceof Lock lock) {
                lock.lockInterruptibly();
                try {
                    return holding(machine, parts, from + 1, look);
                } finally {
                    lock.unlock();
                }
            }
            synchronized (part) {
                return holding(machine, parts, from + 1, look);
            }
        }
    }
}
