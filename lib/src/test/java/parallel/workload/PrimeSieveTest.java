package parallel.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parallel.Await;
import parallel.Caller;
import parallel.Task;

class PrimeSieveTest {

    /** The published counts of primes up to powers of ten: OEIS A006880. */
    @ParameterizedTest(name = "up to {0} there are {1} primes")
    @CsvSource({"1, 0", "10, 4", "100, 25", "1000, 168", "10000, 1229", "100000, 9592", "1000000, 78498",
            "10000000, 664579", "100000000, 5761455"})
    void countsWhatIsPublished(long limit, long primes) {
        assertThat(PrimeSieve.count(new Piece(0, limit))).isEqualTo(primes);
        assertThat(PrimeSieve.count(new Piece(1, limit))).isEqualTo(primes);
    }

    /** The known number of primes up to 2 to the n: OEIS A007053. Those limits lie on no turn's end of the wheel. */
    @ParameterizedTest(name = "up to 2^{0} there are {1} primes")
    @CsvSource({"3, 4", "7, 31", "8, 54", "13, 1028", "16, 6542", "20, 82025", "24, 1077871"})
    void countsWhatIsPublishedForPowersOfTwo(int exponent, long primes) {
        assertThat(PrimeSieve.count(new Piece(0, 1L << exponent))).isEqualTo(primes);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 16, 1000})
    void thePiecesTogetherHoldWhatTheWholeHolds(int pieces) {
        assertThat(Piece.upTo(10_000_000, pieces).stream().mapToLong(PrimeSieve::count).sum()).isEqualTo(664_579);
    }

    @Test
    void everyPieceOfTheSmallestNumbersIsRight() {
        for (long first = 0; first <= 130; first++) {
            long expected = 0;
            for (long last = first; last <= 400; last++) {
                if (BigInteger.valueOf(last).isProbablePrime(60)) expected++;
                long count = PrimeSieve.count(new Piece(first, last));
                // an assertion for each takes seconds
                if (count != expected) assertThat(count).as("%d to %d", first, last).isEqualTo(expected);
            }
        }
    }

    /**
     * A piece's end is in it: with a prime or a square at either end, the count changes by the prime and by
     * nothing for the square.
     */
    @ParameterizedTest
    @ValueSource(longs = {7, 97, 101, 103, 9_973, 10_007, 99_991, 316_223})
    void endsThatAreAPrimeOrItsSquareAreCountedOnce(long prime) {
        for (long end : new long[] {prime, prime * prime}) {
            long isPrime = end == prime ? 1 : 0;
            assertThat(PrimeSieve.count(new Piece(end, end))).as("%d alone", end).isEqualTo(isPrime);
            assertThat(PrimeSieve.count(new Piece(end, end + 200))).as("from %d", end)
                    .isEqualTo(isPrime + PrimeSieve.count(new Piece(end + 1, end + 200)));
            long before = Math.max(0, end - 200);
            assertThat(PrimeSieve.count(new Piece(before, end)) - PrimeSieve.count(new Piece(before, end - 1)))
                    .as("up to %d", end).isEqualTo(isPrime);
        }
    }

    @Test
    void agreesWithBigIntegerOnShortPiecesFarUp() {
        Random random = new Random(25);
        for (int bits = 24; bits <= 42; bits++) {
            long first = 1L << bits | random.nextLong(1L << bits), last = first + random.nextLong(3_000);
            assertThat(PrimeSieve.count(new Piece(first, last))).as("%d to %d", first, last)
                    .isEqualTo(expected(first, last));
        }
        assertThat(PrimeSieve.count(new Piece(Piece.MOST - 3_000, Piece.MOST)))
                .isEqualTo(expected(Piece.MOST - 3_000, Piece.MOST));
    }

    /** Two segments and a bit, cut anywhere: what a prime has begun in one segment goes on in the next. */
    @Test
    void aPieceOfSeveralSegmentsHoldsWhatItsPartsHold() {
        long segment = (long) Segment.MOST_BYTES * Wheel.NUMBERS, first = 999_999_999_989L, last = first
                + 2 * segment + segment / 3;
        long whole = PrimeSieve.count(new Piece(first, last));
        for (long cut : new long[] {first, first + 1, first + segment - 1, first + segment, first + segment + 17,
                last - 1}) {
            assertThat(PrimeSieve.count(new Piece(first, cut)) + PrimeSieve.count(new Piece(cut + 1, last)))
                    .as("cut after %d", cut).isEqualTo(whole);
        }
    }

    @Test
    void anInterruptEndsACountAndTheFlagStays() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> PrimeSieve.count(new Piece(1, Piece.MOST))).isInstanceOf(CancellationException.class)
                .hasMessage("interrupted while counting in 1 to 10,000,000,000,000");
        assertThat(Thread.interrupted()).isTrue();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> new Piece(1, 9).count(n -> true)).isInstanceOf(CancellationException.class)
                .hasMessageContaining("1 to 9");
        assertThat(Thread.interrupted()).isTrue();
    }

    /** The count would take minutes: it must notice the interrupt in the middle. */
    @Test
    void anInterruptEndsACountInTheMiddle() throws Exception {
        var counts = Caller.of(() -> PrimeSieve.count(new Piece(1, Piece.MOST)));
        Await.until(() -> stackOf(counts.thread()).contains(SievingPrimes.class.getName()));
        assertThat(counts.interrupt()).isInstanceOf(CancellationException.class);
    }

    private static List<String> stackOf(Thread thread) {
        return Arrays.stream(thread.getStackTrace()).map(StackTraceElement::getClassName).toList();
    }

    @Test
    void aPieceCountsWhatPassesATest() {
        assertThat(new Piece(0, 1_000).count(PrimeCheck::isPrime)).isEqualTo(168);
        assertThat(new Piece(5, 5).count(n -> n == 5)).isEqualTo(1);
        assertThat(new Piece(5, 9).count(n -> true)).isEqualTo(5).isEqualTo(new Piece(5, 9).length());
    }

    @Test
    void piecesFollowEachOtherWithoutAGapAndAreOfOneLength() {
        assertThat(Piece.upTo(10, 4)).containsExactly(new Piece(1, 3), new Piece(4, 6), new Piece(7, 8),
                new Piece(9, 10));
        assertThat(Piece.upTo(3, 3)).containsExactly(new Piece(1, 1), new Piece(2, 2), new Piece(3, 3));
        assertThat(Piece.upTo(Piece.MOST, 1)).containsExactly(new Piece(1, Piece.MOST));
        assertThat(new Piece(250_001, 500_000)).hasToString("250,001 to 500,000");
    }

    @Test
    @SuppressWarnings("unchecked")
    void theTaskAndAPieceTravelToAnotherJvm() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(PrimeSieve.TASK);
            out.writeObject(new Piece(1, 100));
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            var task = (Task<Piece, Long>) in.readObject();
            assertThat(task.apply((Piece) in.readObject())).isEqualTo(25);
        }
    }

    private static long expected(long first, long last) {
        return new Piece(first, last).count(n -> n > 1 && BigInteger.valueOf(n).isProbablePrime(60));
    }
}
