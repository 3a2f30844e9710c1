package parallel.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void aRangeHoldsBothEnds() {
        assertThat(Numbers.range(1, 100)).hasSize(100).startsWith(1L).endsWith(100L);
        assertThat(Numbers.range(-1, -1)).containsExactly(-1L);
        assertThat(Numbers.from(1_000_000_000_000_000L, 100)).hasSize(100).startsWith(1_000_000_000_000_000L);
        assertThat(Numbers.from(Long.MAX_VALUE, 1)).containsExactly(Long.MAX_VALUE);
    }

    @Test
    void primesAreTheNextOnes() {
        assertThat(Numbers.primes(0, 5)).containsExactly(2L, 3L, 5L, 7L, 11L);
        assertThat(Numbers.primes(7, 2)).containsExactly(7L, 11L);
        assertThat(Numbers.primes(1_000_000, 3)).containsExactly(1_000_003L, 1_000_033L, 1_000_037L);
    }

    @Test
    void badSizesAreRefusedWithTheValueAndTheRange() {
        refused(() -> Numbers.range(2, 1), "must not be below the first: 2 to 1");
        refused(() -> Numbers.range(0, 1_000_000), "at most 1,000,000 numbers, not 0 to 1000000");
        refused(() -> Numbers.range(Long.MIN_VALUE, Long.MAX_VALUE), "at most 1,000,000 numbers");
        refused(() -> Numbers.from(1, 0), "from: the count must be 1 to 1,000,000, not 0");
        refused(() -> Numbers.from(Long.MAX_VALUE, 2), "pass the largest long");
        refused(() -> Numbers.primes(-1, 1), "the smallest must be 0 or more, not -1");
        refused(() -> Numbers.primes(1, -5), "primes: the count must be 1 to 1,000,000, not -5");
        refused(() -> Numbers.primes(Long.MAX_VALUE, 1), "pass the largest long");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }
}
