package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static parallel.measure.MadeUp.timing;
import static parallel.measure.MadeUp.timings;

import java.util.List;
import org.junit.jupiter.api.Test;

class CrossoverTest {

    private static Crossover.Point point(double work, double sequential, double threads) {
        return new Crossover.Point(work, timings(timing("sequential", sequential), timing("threads", threads)));
    }

    @Test
    void threadsPayFromWhereTheyBeginToWinForGood() {
        var crossing = new Crossover("test", List.of(point(100, 1, 4), point(10_000, 100, 25), point(1_000, 10, 5)));
        assertThat(crossing.points()).extracting(Crossover.Point::workNanos).containsExactly(100.0, 1_000.0, 10_000.0);
        // between 100 (4 times as slow) and 1000 (twice as fast): two thirds of the way on the log scale
        assertThat(crossing.paysFromNanos("threads").orElseThrow()).isCloseTo(Math.pow(10, 2 + 2 / 3.0), within(0.01));
        var never = new Crossover("test", List.of(point(100, 1, 4), point(1_000, 10, 11)));
        assertThat(never.paysFromNanos("threads")).isEmpty();
        var always = new Crossover("test", List.of(point(100, 1, 0.5), point(1_000, 10, 5)));
        assertThat(always.paysFromNanos("threads")).hasValue(100);
        var andBack = new Crossover("test", List.of(point(100, 1, 0.5), point(1_000, 10, 11)));
        assertThat(andBack.paysFromNanos("threads")).isEmpty();
    }
}
