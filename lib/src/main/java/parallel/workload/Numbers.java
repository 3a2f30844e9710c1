package parallel.workload;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Lists of numbers to check, small and large.
 *
 * <p>All lists are unmodifiable and hold at most {@value #MOST} numbers.
 * <b>Source.</b> The article does not say which numbers it checked; these are the ones the chapters use.
 */
public final class Numbers {

    /** The most numbers in one list. */
    public static final int MOST = 1_000_000;

    private Numbers() { }

    /**
     * All numbers from the first to the last, both included: {@code range(1, 100)} is a hundred numbers.
     *
     * @throws IllegalArgumentException if the last is below the first, or there are more than {@value #MOST}
     */
    public static List<Long> range(long first, long last) {
        if (last < first) throw new IllegalArgumentException("range: the last number must not be below the first: " + first + " to " + last);
        if (last - first < 0 || last - first >= MOST) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "range: at most %,d numbers, not %d to %d",
                    MOST, first, last));
        }
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    /**
     * So many numbers in a row: {@code from(1_000_000_000_000_000L, 100)}.
     *
     * @throws IllegalArgumentException if the count is not 1 to {@value #MOST} or the numbers would pass the largest {@code long}
     */
    public static List<Long> from(long first, int count) {
        checkCount("from", count);
        if (first > Long.MAX_VALUE - (count - 1)) {
            throw new IllegalArgumentException("from: " + count + " numbers from " + first + " pass the largest long");
        }
        return range(first, first + count - 1);
    }

    /**
     * So many primes in a row, each as hard to check as the next, which makes the work even: {@code primes(1_000_000, 100)}.
     * They are found by {@link BigInteger#nextProbablePrime}, which is right for every {@code long} in practice and far faster
     * than {@link PrimeCheck}.
     *
     * @param atLeast the smallest number allowed, 0 or more
     * @throws IllegalArgumentException if the count is not 1 to {@value #MOST}, {@code atLeast} is negative, or the primes would
     *                                  pass the largest {@code long}
     */
    public static List<Long> primes(long atLeast, int count) {
        checkCount("primes", count);
        if (atLeast < 0) throw new IllegalArgumentException("primes: the smallest must be 0 or more, not " + atLeast);
        BigInteger before = BigInteger.valueOf(Math.max(atLeast, 2) - 1);
        try {
            return Stream.iterate(before.nextProbablePrime(), BigInteger::nextProbablePrime).limit(count)
                    .map(BigInteger::longValueExact).toList();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("primes: " + count + " primes from " + atLeast
                    + " pass the largest long", e);
        }
    }

    private static void checkCount(String what, int count) {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "%s: the count must be 1 to %,d, not %d",
                    what, MOST, count));
        }
    }
}
