package parallel.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import parallel.Given;
import parallel.Task;

/**
 * The article's class: it takes a list of numbers and finds out which of them are prime.
 *
 * <p>The test is trial division, on purpose: simple, and work for the processor that grows with the number. Far better
 * algorithms exist; chapter 6 sets one against more threads.
 * <pre>{@code
 * new PrimeCheck(List.of(2L, 9L, 97L)).primes();     // [2, 97]
 * PrimeCheck.isPrime(97);                            // true
 * }</pre>
 * <p><b>Thread safety.</b> Immutable; the static test keeps nothing, so any number of threads may call it.
 * <b>Source.</b> The article, "The Synchronized Way"; chapter 6.
 */
public final class PrimeCheck {

    /** The test as a task that any strategy can do, in this JVM or in another one: "is this number prime?". */
    public static final Task<Long, Boolean> TASK = PrimeCheck::isPrime;

    /** How many candidates lie between two looks at the interrupt flag: less than a millisecond of division. */
    private static final long STRIDE = 1 << 16;

    private final List<Long> numbers;

    /** @throws NullPointerException if the list or a number in it is {@code null} */
    public PrimeCheck(List<Long> numbers) {
        this.numbers = Given.list(numbers, "the numbers", "an empty list means none");
    }

    /**
     * Checks the numbers one after the other and returns those that are prime, in the order given.
     *
     * @throws CancellationException if the thread is interrupted meanwhile; the flag stays set
     */
    public List<Long> primes() {
        List<Long> primes = new ArrayList<>();
        for (long number : numbers) {
            if (Thread.currentThread().isInterrupted()) throw new CancellationException("interrupted before checking " + number);
            if (isPrime(number)) primes.add(number);
        }
        return primes;
    }

    /**
     * Whether a number is prime, by trial division with odd numbers up to its square root.
     *
     * <p>Right for every {@code long}; numbers below 2 are not prime. A prime near 10<sup>15</sup> takes some 16 million divisions.
     *
     * @param n any number
     * @throws CancellationException if the thread is interrupted meanwhile; the flag stays set
     */
    public static boolean isPrime(long n) {
        if (n < 2) return false;
        if (n % 2 == 0) return n == 2;
        return hasNoOddDivisorFrom(3, n);
    }

    /** Whether no odd number from {@code first} (odd) up to the square root of {@code n} (odd, above 2) divides {@code n}. */
    static boolean hasNoOddDivisorFrom(long first, long n) {
        for (long d = first, q; d <= (q = n / d); d += 2) {    // d * d could overflow
            if (d * q == n) return false;
            if (d % STRIDE == 1 && Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted while checking " + n);
            }
        }
        return true;
    }
}
