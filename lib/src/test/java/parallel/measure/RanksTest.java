package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RanksTest {

    @Test
    void ranksAreThoseOfTheTextbooks() {
        // the sign test, 99 %: n = 8: the whole range; n = 20: 4 and 17; n = 30: 8 and 23; n = 100: 37 and 64
        assertThat(IntStream.of(1, 8, 20, 30, 100).map(Ranks::ofMedian)).containsExactly(1, 1, 4, 8, 37);
        assertThat(Ranks.ofMedian(1_000)).isCloseTo(460, within(2));       // n/2 - 2.576 * sqrt(n)/2
        // the signed-rank test, 1 % at both ends together: critical sums of ranks 0, 1, 3, 5, 19, 37 for n = 8, 9, 10, 11, 16, 20
        assertThat(IntStream.of(8, 9, 10, 11, 16, 20).map(Ranks::ofMeansOfTwo)).containsExactly(1, 2, 4, 6, 20, 38);
        assertThat(Ranks.ofMeansOfTwo(1)).isEqualTo(1);
    }
}
