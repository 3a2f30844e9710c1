package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TrendTest {

    @Test
    void aTrendIsSeenAndNoiseIsNot() {
        assertThat(Trend.of(new double[] {10, 9, 8, 7, 6, 5, 4, 3})).isTrue();
        assertThat(Trend.of(new double[] {3, 4, 5, 6, 7, 8, 9, 10})).as("times that rise are a trend too").isTrue();
        assertThat(Trend.of(new double[] {10, 9, 8, 7, 6, 5, 4})).as("seven rounds say nothing").isFalse();
        assertThat(Trend.of(new double[] {5, 9, 4, 8, 6, 5, 9, 4})).isFalse();
        assertThat(Trend.of(new double[] {1.008, 1.007, 1.006, 1.005, 1.004, 1.003, 1.002, 1.001})).as("not worth waiting for").isFalse();
        var random = new Random(7);
        int seen = 0;
        for (int i = 0; i < 2_000; i++) if (Trend.of(random.doubles(16, 0.8, 1.2).toArray())) seen++;
        assertThat(seen).as("one in a hundred by chance").isLessThan(45);
    }
}
