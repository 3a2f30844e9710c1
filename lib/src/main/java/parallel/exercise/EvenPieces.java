package parallel.exercise;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import parallel.workload.PrimeCheck;

/**
 * Exercise 4.1: cuts the numbers from 0 on into as many pieces as there are workers, as even as can be; no number is lost, none stands in two pieces.
 *
 * <p>Work for the processor ends when the last worker is done, so a worker with twice as much keeps all others waiting.
 * <pre>{@code
 * EvenPieces.check(MyCutter::new)
 * }</pre>
 * <p><b>Failure.</b> {@link NullPointerException} if there is no answer; all that the answer does wrong is in the report. <b>Interrupt.</b> Ends the check and the threads of the
 * answer, then {@link InterruptedException}. <b>Memory effects.</b> What the answer did <i>happens-before</i> the return.
 * <b>Thread safety.</b> Keeps nothing; safe. <b>Source.</b> The article, "Multiprocessing / Parallel Processing" (a core for each task) and "When not to use threads"; chapter 4.
 */
public final class EvenPieces {

    private EvenPieces() { }

    /**
     * The numbers of one worker.
     *
     * @param from the first of them
     * @param to   the first that is not one of them, {@code from} or more
     */
    public record Piece(long from, long to) {

        /** @throws IllegalArgumentException if it ends before it begins, or a number is negative */
        public Piece {
            if (from < 0 || to < from) throw new IllegalArgumentException("a piece goes from 0 or more to that or more, not from " + from + " to " + to);
        }

        long size() {
            return to - from;
        }

        /** For example {@code "0 to 3"}, or {@code "none"}. */
        @Override
        public String toString() {
            return from == to ? "none" : size() == 1 ? "" + from : from + " to " + (to - 1);
        }
    }

    /** What the reader writes. */
    @FunctionalInterface
    public interface Cutter {
        /** One piece for each worker, in order. @param size how many numbers there are; the first is 0 @param workers 1 or more */
        List<Piece> cut(long size, int workers);
    }

    /** Examines an answer. @param answer makes it, for example {@code MyCutter::new} */
    public static Report check(Supplier<? extends Cutter> answer) throws InterruptedException {
        return Exercise.of("4.1", "A piece for each worker").check(Checks.class, answer);
    }

    @Examination
    static final class Checks {

        private static final int SHOWN = 6;
        private static final long PRIMES = 9_592;              // below 100,000
        private static final long MANY = 3_000_000_000_000_000_000L;

        private final Supplier<? extends Cutter> answer;

        Checks(Supplier<? extends Cutter> answer) {
            this.answer = answer;
        }

        @Test @Order(1) @DisplayName("12 numbers for 4 workers")
        void even() {
            examine(12, 4);
        }

        @Test @Order(2) @DisplayName("10 numbers for 4 workers")
        void uneven() {
            examine(10, 4);
        }

        @Test @Order(3) @DisplayName("19 numbers for 10 workers, and 3 for 5")
        void few() {
            examine(19, 10);
            examine(3, 5);
        }

        @Test @Order(4) @DisplayName("0 to 60 numbers for 1 to 20 workers")
        void all() {
            for (int size = 0; size <= 60; size++) for (int workers = 1; workers <= 20; workers++) examine(size, workers);
        }

        @Test @Order(5) @DisplayName("more numbers than an int can count")
        void many() {
            try {
                examine(MANY, 7);
            } catch (NotAsExpected | IllegalArgumentException wrong) {
                throw Expect.failed(what(MANY, 7), "each number in one piece", wrong instanceof NotAsExpected other ? other.came : wrong.getMessage(),
                        "A number on the way was larger than an int can hold, or a product larger than a long can hold: it went round to the negative numbers. Count with long, and divide before you multiply.");
            }
        }

        @Test @Order(6) @DisplayName("4 threads count the primes below 100,000, each in its piece")
        void real() throws Exception {
            List<Piece> pieces = cut(100_000, 4);
            var found = new AtomicLong();
            Crowd.of(4).run(me -> found.addAndGet(LongStream.range(pieces.get(me).from(), pieces.get(me).to()).filter(PrimeCheck::isPrime).count()));
            Expect.that("the primes", PRIMES, found.get(), "Look at the pieces: each number once.");
        }

        private List<Piece> cut(long size, int workers) {
            List<Piece> pieces = answer.get().cut(size, workers);
            String what = what(size, workers);
            Expect.isTrue(pieces != null, what, "a list", "null", "Return the list of pieces.");
            Expect.isTrue(!pieces.contains(null), what, "a list of pieces", words(pieces), "A worker without numbers has an empty piece, which ends where it begins.");
            return pieces;
        }

        private void examine(long size, int workers) {
            List<Piece> pieces = cut(size, workers);
            String what = what(size, workers);
            Expect.isTrue(pieces.size() == workers, what, workers == 1 ? "1 piece" : workers + " pieces", pieces.isEmpty() ? "none" : pieces.size() + ": " + words(pieces),
                    "Each worker has its piece; where there are fewer numbers than workers, some pieces are empty.");
            long next = 0;
            for (Piece each : pieces) {
                Expect.isTrue(each.from() <= next, what, next + " to be in a piece", words(pieces), "A number stands in no piece: each piece must begin where the one before it ended.");
                Expect.isTrue(each.from() >= next, what, each.from() + " to be in one piece", words(pieces),
                        "A number stands in two pieces: 'to' is the first number that is not in the piece any more, so the next one begins there.");
                next = each.to();
            }
            Expect.isTrue(next >= size, what, "all of them in the pieces, up to " + (size - 1), words(pieces),
                    "Numbers at the end are lost: a division of whole numbers leaves a rest. Hand it out, one number to each of the first workers.");
            Expect.isTrue(next <= size, what, "no number above " + (size - 1), words(pieces), "The last piece goes beyond the last number: a piece is too large when the division is rounded up.");
            long least = pieces.stream().mapToLong(Piece::size).min().orElse(0);
            long most = pieces.stream().mapToLong(Piece::size).max().orElse(0);
            Expect.isTrue(most - least <= 1, what, "sizes that differ by one at most", "from " + least + " to " + most + ": " + words(pieces),
                    "One worker has much more to do than another, who waits for it in the end. Hand the rest out, one number to each of the first workers.");
        }

        private static String what(long size, int workers) {
            return size + (size == 1 ? " number for " : " numbers for ") + workers + (workers == 1 ? " worker" : " workers");
        }

        private static String words(List<Piece> pieces) {
            String first = pieces.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining("; "));
            return pieces.size() > SHOWN ? first + "; …; " + pieces.getLast() : first;
        }
    }
}
