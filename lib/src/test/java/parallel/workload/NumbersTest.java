package parallel.workload;

import static org.assertj.core.api.Assertions.assertThat;

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
}
