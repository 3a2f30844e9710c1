package parallel.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parallel.workload.PrimeCheck.isPrime;

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
import parallel.Task;

class PrimeCheckTest {

    @Test
    void agreesWithBigIntegerOnEverySmallNumber() {
        for (long n = -100; n < 50_000; n++) assertThat(isPrime(n)).as("%d", n).isEqualTo(expected(n));
    }

    @Test
    void agreesWithBigIntegerOnRandomNumbersOfEverySize() {
        Random random = new Random(25);
        for (int bits = 20; bits <= 44; bits++) {
            for (int i = 0; i < 30; i++) {
                long n = 1L << bits | random.nextLong(1L << bits);
                assertThat(isPrime(n)).as("%d", n).isEqualTo(expected(n));
            }
        }
    }

    @Test
    void knowsSquaresAndProductsOfPrimes() {
        for (long p : new long[] {3, 5, 7, 101, 9_973, 1_000_003}) {
            assertThat(isPrime(p)).isTrue();
            assertThat(isPrime(p * p)).as("%d squared", p).isFalse();
        }
        assertThat(isPrime(1_000_003L * 1_000_033L)).isFalse();
    }

    @Test
    void staysRightWhereTheSquareOfADivisorOverflows() {
        long largestPrime = 9_223_372_036_854_775_783L;                 // below 2^63
        long root = 3_037_000_499L;                                     // its square root, rounded down
        assertThat(PrimeCheck.hasNoOddDivisorFrom(root - 100_000, largestPrime)).isTrue();
        long factor = 3_037_000_493L;                                   // the largest prime whose square is a long
        assertThat(PrimeCheck.hasNoOddDivisorFrom(factor - 100_000, factor * factor)).isFalse();
        assertThat(isPrime(Long.MAX_VALUE)).isFalse();
        assertThat(isPrime(Long.MIN_VALUE)).isFalse();
    }

    @Test
    void anInterruptEndsALongCheckAndTheFlagStays() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> isPrime(9_223_372_036_854_775_783L)).isInstanceOf(CancellationException.class)
                .hasMessageContaining("9223372036854775783");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anInterruptEndsAListOfShortChecksToo() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> new PrimeCheck(List.of(4L, 97L)).primes()).isInstanceOf(CancellationException.class)
                .hasMessageContaining("before checking 4");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void theArticlesClassTakesAListAndKeepsItsOrder() {
        assertThat(new PrimeCheck(List.of(97L, 9L, 2L, 1L)).primes()).containsExactly(97L, 2L);
        assertThat(new PrimeCheck(List.of()).primes()).isEmpty();
        assertThatThrownBy(() -> new PrimeCheck(Arrays.asList(1L, null))).isInstanceOf(NullPointerException.class);
    }

    @Test
    @SuppressWarnings("unchecked")
    void theTaskTravelsToAnotherJvm() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(PrimeCheck.TASK);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(((Task<Long, Boolean>) in.readObject()).apply(97L)).isTrue();
        }
    }

    private static boolean expected(long n) {
        return n > 1 && BigInteger.valueOf(n).isProbablePrime(60);
    }
}
