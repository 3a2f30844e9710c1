package parallel.exercise;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
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

        private static final int THREADS = 4, BATCH = 50, ROUNDS = 20;
        private static final long ROUND_NANOS = Duration.ofMillis(25).toNanos();
        private static final String COUNTS = "Each press is the next number, and the first one is 1: what does next() return, and when does it count?";
        private static final String TWICE = "To read, to add and to write are several steps, and another thread gets in between: both got the same number. "
                + "An atomic does them in one call; two calls of it in a row are two steps again.";
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
                var presses = new LongAdder();
                var sum = new LongAdder();
                var largest = new LongAccumulator(Math::max, 0);
                Crowd.of(THREADS).run(me -> {
                    long end = System.nanoTime() + ROUND_NANOS;              // its own: who comes late shall meet the others, too
                    do press(tickets, presses, sum, largest); while (System.nanoTime() < end);
                });
                long all = presses.sum();
                String words = String.format(Locale.ROOT, "%,d presses", all);
                Expect.that("the largest number of " + words, all, largest.get(), TWICE);
                Expect.isTrue(sum.sum() == all * (all + 1) / 2, words, "each number once", "some twice, and some never: they do not add up", TWICE);
            }
        }

        /** As often as it takes to be in the reader's code for most of the time: a thread that loses its core shall lose it there. */
        private static void press(Tickets tickets, LongAdder presses, LongAdder sum, LongAccumulator largest) {
            long mine = 0;
            int most = 0;
            for (int i = 0; i < BATCH; i++) {
                int number = tickets.next();
                mine += number;
                most = Math.max(most, number);
            }
            presses.add(BATCH);
            sum.add(mine);
            largest.accumulate(most);
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
