package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static parallel.measure.MadeUp.around;
import static parallel.measure.MadeUp.timing;
import static parallel.measure.MadeUp.timings;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void aComparisonSaysFasterSlowerOrNoDifferenceFound() {
        Timing mixed = timing("alike", 12, 9, 12, 9, 12, 9, 12, 9);
        Timings times = timings(timing("base", 10, 10, 10, 10, 10, 10, 10, 10), around("twice", 20), around("half", 5), mixed);
        assertThat(times.compare("twice", "base").slower()).isTrue();
        assertThat(times.compare("twice", "base")).hasToString("twice took 2.0 times as long as base (1.90 to 2.1)");
        assertThat(times.compare("half", "base").faster()).isTrue();
        assertThat(times.compare("half", "base")).hasToString("half ran 2.0 times as fast as base (1.90 to 2.1)");
        assertThat(times.compare("alike", "base").verdict()).isEqualTo("no difference found");
        assertThat(times.compare("alike", "base").toString()).startsWith("no difference found between alike and base (ratio 0.90 to 1.20)");
        assertThat(times.speedup("half").ratio()).isCloseTo(2, within(0.01));
        assertThat(times.speedup("half").verdict()).as("of the baseline").isEqualTo("slower");
        assertThat(times.speedup("half").turned().low()).isCloseTo(times.compare("half", "base").low(), within(1e-9));
        assertThat(times.speedup("half").turned().faster()).isTrue();
    }

    @Test
    void sevenRoundsAreTooFewForAVerdict() {
        Timings times = timings(timing("base", 10, 10, 10, 10, 10, 10, 10), timing("ten times", 100, 100, 100, 100, 100, 100, 100));
        assertThat(times.compare("ten times", "base").slower()).isFalse();
        assertThat(times.compare("ten times", "base").verdict()).isEqualTo("too few runs");
        assertThat(times.compare("ten times", "base").toString()).startsWith("too few runs to compare ten times and base (7 of each");
    }

    /** Both ways take up to three times as long in some rounds as in others; side by side they still differ by a tenth. */
    @Test
    void whatDisturbsARoundDisturbsBothAndDoesNotHideADifference() {
        double[] load = {1, 3, 1.5, 2.8, 1.1, 2, 1, 2.5, 1.9, 1.2};
        Timing base = timing("base", load), slower = timing("slower", DoubleStream.of(load).map(each -> each * 1.1).toArray());
        assertThat(slower.lowNanos()).as("the intervals of the medians overlap").isLessThan(base.highNanos());
        assertThat(timings(base, slower).compare("slower", "base").slower()).isTrue();
    }

    @Test
    void waysOfDifferentRoundsDifferOnlyIfTheirIntervalsDoNotOverlap() {
        Timing nine = timing("nine", 10, 11, 12, 10, 11, 12, 10, 11, 12);
        assertThat(Comparison.of(around("eight", 11.5), nine).verdict()).isEqualTo("no difference found");
        assertThat(Comparison.of(around("eight", 14), nine).slower()).isTrue();
        assertThat(Comparison.of(around("eight", 14), nine).low()).isEqualTo(14 * 0.95 / 12);
    }

    /** Noise of a fifth from round to round, a fortieth between two blocks of a round: much as threads on two cores give. */
    private static Timings noisy(Random random, double slower) {
        double[] one = new double[16], other = new double[16];
        for (int i = 0; i < one.length; i++) {
            double round = Math.exp(0.2 * random.nextGaussian());
            one[i] = round * Math.exp(0.04 * random.nextGaussian());
            other[i] = slower * round * Math.exp(0.04 * random.nextGaussian());
        }
        return timings(timing("one", one), timing("other", other));
    }

    /** At 99 % one in a hundred is told apart by chance: of 2,000, more than 40 have a chance of one in ten thousand. */
    @Test
    void theSameIsHardlyEverToldApartAndATenthMoreNearlyAlways() {
        var random = new Random(42);
        int told = 0, found = 0;
        for (int i = 0; i < 2_000; i++) {
            if (!noisy(random, 1).compare("one", "other").verdict().equals("no difference found")) told++;
            if (noisy(random, 1.1).compare("other", "one").slower()) found++;
        }
        assertThat(told).isBetween(1, 40);
        assertThat(found).isGreaterThan(1_900);
    }
}
