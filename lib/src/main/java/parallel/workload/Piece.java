package parallel.workload;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.LongPredicate;

/**
 * A piece of the line of numbers, from one number to another: what a worker is given who counts.
 *
 * <p>{@link Numbers} lists each number, which suits a hundred of them; a piece says only where it begins and ends. So it is the same small message
 * however many numbers it has, and can be cut as finely as workers want it.
 * <pre>{@code
 * Piece.upTo(1_000_000, 4)                             // 1 to 250,000, 250,001 to 500,000 and so on
 * new Piece(1, 100).count(PrimeCheck::isPrime)         // 25
 * }</pre>
 * <p><b>Thread safety.</b> Immutable. <b>Source.</b> Chapter 10.
 *
 * @param first the first number in it, 0 or more
 * @param last  the last number in it, from the first to {@value #MOST}
 */
public record Piece(long first, long last) implements Serializable {

    /** The largest number: {@link PrimeSieve} keeps all primes up to its square root. */
    public static final long MOST = 10_000_000_000_000L;
    /** The most pieces in one list. */
    public static final int MOST_PIECES = 100_000;

    /** @throws IllegalArgumentException if the numbers are out of range */
    public Piece {
        if (first < 0 || last < first || last > MOST) {
            throw new IllegalArgumentException("a piece goes from 0 or more to the same number or a larger one, " + MOST
                    + " at most, not from " + first + " to " + last);
        }
    }

    /**
     * All numbers from 1 to a limit, in pieces of the same length, or one number more or less.
     *
     * @param limit  the last number of the last piece, 1 to {@value #MOST}
     * @param pieces how many, 1 to {@value #MOST_PIECES}, and no more than there are numbers
     * @throws IllegalArgumentException if one of them is out of range
     */
    public static List<Piece> upTo(long limit, int pieces) {
        if (limit < 1 || limit > MOST) throw new IllegalArgumentException("the limit must be 1 to " + MOST + ", not " + limit);
        if (pieces < 1 || pieces > Math.min(limit, MOST_PIECES)) {
            throw new IllegalArgumentException("pieces: 1 to " + Math.min(limit, MOST_PIECES) + ", not " + pieces);
        }
        long length = limit / pieces, longer = limit % pieces;         // so many pieces have one number more
        List<Piece> all = new ArrayList<>(pieces);
        long before = 0;
        for (int i = 0; i < pieces; i++) {
            long last = before + length + (i < longer ? 1 : 0);
            all.add(new Piece(before + 1, last));
            before = last;
        }
        return List.copyOf(all);
    }

    /** How many numbers are in it. */
    public long length() {
        return last - first + 1;
    }

    /**
     * Tests one number after the other and counts those that pass: the plain way to count primes, as good as the test.
     *
     * @throws CancellationException if the thread is interrupted meanwhile; the flag stays set
     */
    public long count(LongPredicate test) {
        Objects.requireNonNull(test, "the test is null: name one, for example PrimeCheck::isPrime");
        long count = 0;
        for (long n = first; n <= last; n++) {
            goOn();
            if (test.test(n)) count++;
        }
        return count;
    }

    /** Ends a count whose thread was interrupted. */
    void goOn() {
        if (Thread.currentThread().isInterrupted()) throw new CancellationException("interrupted while counting in " + this);
    }

    /** For example {@code "250,001 to 500,000"}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d to %,d", first, last);
    }
}
