package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimingTest {

    static Timing timing(String name, double... nanos) {
        return new Timing(name, nanos[0], DoubleStream.of(nanos).boxed().toList());
    }

    private static final Machine MACHINE = new Machine(2, "JDK 25", "Test");

    private static Timings timings(Timing... rows) {
        return new Timings("test", List.of(rows), MACHINE, List.of());
    }

    @Test
    void theMedianIsTheMiddleOneOrTheMeanOfTheTwoInTheMiddle() {
        assertThat(timing("a", 9, 1, 5).medianNanos()).isEqualTo(5);
        assertThat(timing("a", 9, 1, 5, 7).medianNanos()).isEqualTo(6);
        assertThat(timing("a", 4).medianNanos()).isEqualTo(4);
    }

    @Test
    void theIntervalIsTheWholeRangeUpToEightSamplesAndTheTextbooksRanksLater() {
        Timing eight = timing("a", 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(eight.lowNanos()).isEqualTo(1);
        assertThat(eight.highNanos()).isEqualTo(8);
        // ranks for 99 % from tables of the sign test: n = 20: 4 and 17; n = 30: 8 and 23; n = 100: 37 and 64
        assertThat(Timing.rank(20)).isEqualTo(4);
        assertThat(Timing.rank(30)).isEqualTo(8);
        assertThat(Timing.rank(100)).isEqualTo(37);
        Timing twenty = new Timing("a", 1, IntStream.rangeClosed(1, 20).mapToObj(i -> (double) i).toList());
        assertThat(twenty.lowNanos()).isEqualTo(4);
        assertThat(twenty.highNanos()).isEqualTo(17);
    }

    @Test
    void theApproximationForManySamplesMeetsTheExactRank() {
        assertThat(Timing.rank(1_000)).isCloseTo(460, within(2));       // n/2 - 2.576 * sqrt(n)/2
        assertThat(Timing.rank(1_080)).isBetween(Timing.rank(1_060), Timing.rank(1_060) + 14);
        assertThat(Timing.rank(20_000)).isBetween(9_800, 9_830);
    }

    @Test
    void impossibleTimesAreRefused() {
        for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Timing("a", bad, List.of(1.0))).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("a: a time must be 0 ns or more");
            assertThatThrownBy(() -> new Timing("a", 1, List.of(1.0, bad))).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Timing("a", 1, List.of())).hasMessage("a: no samples");
        assertThatThrownBy(() -> new Timing(" ", 1, List.of(1.0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> timings(timing("a", 1), timing("a", 2))).hasMessageContaining("two rows are named 'a'");
    }

    @Test
    void rowsAreFoundByNameAndRank() {
        Timings times = timings(timing("slow", 30), timing("quick", 10), timing("slowest", 90));
        assertThat(times.baseline().name()).isEqualTo("slow");
        assertThat(times.fastest().name()).isEqualTo("quick");
        assertThat(times.slowest().name()).isEqualTo("slowest");
        assertThat(times.multiples("here").times()).containsExactly(
                java.util.Map.entry("slow", 1.0), java.util.Map.entry("quick", 10 / 30.0), java.util.Map.entry("slowest", 3.0));
        assertThatThrownBy(() -> times.of("other")).isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("[slow, quick, slowest]");
        assertThat(Timings.none("x", "why").isEmpty()).isTrue();
        assertThat(Timings.none("x", "why").multiples("nobody").times()).isEmpty();
    }

    @Test
    void aComparisonBelievesOnlyIntervalsThatDoNotOverlap() {
        Timings times = timings(timing("base", 10, 11, 12), timing("twice", 20, 22, 24), timing("half", 5, 5.5, 6),
                timing("alike", 11, 12, 13));
        assertThat(times.compare("twice", "base").slower()).isTrue();
        assertThat(times.compare("twice", "base")).hasToString("twice took 2.0 times as long as base (1.67 to 2.4)");
        assertThat(times.compare("half", "base").faster()).isTrue();
        assertThat(times.compare("half", "base")).hasToString("half was 2.0 times as fast as base (1.67 to 2.4)");
        assertThat(times.compare("alike", "base").slower()).isFalse();
        assertThat(times.compare("alike", "base").faster()).isFalse();
        assertThat(times.compare("alike", "base").toString()).startsWith("no difference found between alike and base");
    }

    @Test
    void aScalingKnowsItsSpeedUps() {
        var rows = new TreeMap<Integer, Timing>();
        rows.put(1, timing("1 thread", 100));
        rows.put(2, timing("2 threads", 50));
        rows.put(4, timing("4 threads", 55));
        Scaling scaling = new Scaling("test", timing("sequential", 95), rows, MACHINE);
        assertThat(scaling.fastest()).isEqualTo(2);
        assertThat(scaling.speedup(2)).isEqualTo(1.9);
        assertThat(scaling.timings().names()).containsExactly("sequential", "1 thread", "2 threads", "4 threads");
        rows.put(0, timing("none", 1));
        assertThatThrownBy(() -> new Scaling("test", timing("s", 1), rows, MACHINE)).hasMessage("1 thread at least, not 0");
    }

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
        assertThatThrownBy(() -> new Crossover("test", List.of(point(1, 1, 1)))).hasMessageContaining("two sizes or more, not 1");
    }
}
