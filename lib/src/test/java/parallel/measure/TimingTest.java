package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parallel.strategy.ChildProcesses;
import parallel.workload.Numbers;
import parallel.workload.PrimeCheck;

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
    void theIntervalIsTheWholeRangeUpToEightRoundsAndTheTextbooksRanksLater() {
        Timing eight = timing("a", 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(eight.lowNanos()).isEqualTo(1);
        assertThat(eight.highNanos()).isEqualTo(8);
        Timing twenty = new Timing("a", 1, IntStream.rangeClosed(1, 20).mapToObj(i -> (double) i).toList());
        assertThat(twenty.lowNanos()).isEqualTo(4);
        assertThat(twenty.highNanos()).isEqualTo(17);
    }

    @Test
    void ranksAreThoseOfTheTextbooks() {
        // the sign test, 99 %: n = 8: the whole range; n = 20: 4 and 17; n = 30: 8 and 23; n = 100: 37 and 64
        assertThat(IntStream.of(1, 8, 20, 30, 100).map(Ranks::ofMedian)).containsExactly(1, 1, 4, 8, 37);
        assertThat(Ranks.ofMedian(1_000)).isCloseTo(460, within(2));       // n/2 - 2.576 * sqrt(n)/2
        // the signed-rank test, 1 % at both ends together: critical sums of ranks 0, 1, 3, 5, 19, 37 for n = 8, 9, 10, 11, 16, 20
        assertThat(IntStream.of(8, 9, 10, 11, 16, 20).map(Ranks::ofMeansOfTwo)).containsExactly(1, 2, 4, 6, 20, 38);
        assertThat(Ranks.ofMeansOfTwo(1)).isEqualTo(1);
    }

    /** A thousand runs in a row are no thousand witnesses: the second round is another world, and the interval must know of both. */
    @Test
    void theIntervalCountsRoundsAndNotRuns() {
        List<List<Double>> rounds = IntStream.range(0, 10).mapToObj(round ->
                Collections.nCopies(1_000, round % 2 == 0 ? 10.0 : 20.0)).toList();
        Timing timing = new Timing("a", 0, 1, rounds);
        assertThat(timing.samples()).isEqualTo(10_000);
        assertThat(timing.lowNanos()).isEqualTo(10);
        assertThat(timing.medianNanos()).isEqualTo(15);
        assertThat(timing.highNanos()).isEqualTo(20);
    }

    /** Runs of two kinds, 9 and 14, as threads have them: whether four or five of nine are slow must not move the result by half. */
    @Test
    void aRoundCountsByTheMeanOfItsRuns() {
        Timing four = new Timing("four", 0, 1, Collections.nCopies(8, List.of(9.0, 14.0, 9.0, 14.0, 9.0, 14.0, 9.0, 14.0, 9.0)));
        Timing five = new Timing("five", 0, 1, Collections.nCopies(8, List.of(14.0, 9.0, 14.0, 9.0, 14.0, 9.0, 14.0, 9.0, 14.0)));
        assertThat(four.medianNanos()).isCloseTo(101 / 9.0, within(1e-9));
        assertThat(four.highNanos()).isCloseTo(101 / 9.0, within(1e-9));
        assertThat(timings(four, five).compare("five", "four").ratio()).isCloseTo(106 / 101.0, within(1e-9));
    }

    /** But among rounds the one that was disturbed must not. */
    @Test
    void aDisturbedRoundDoesNotMoveTheMedian() {
        Timing timing = new Timing("a", 0, 1, List.of(List.of(10.0, 10.0), List.of(10.0, 9_000.0), List.of(10.0, 10.0)));
        assertThat(timing.medianNanos()).isEqualTo(10);
    }

    @Test
    void runsInARowAreGroupedIntoTwentyFiveRoundsAtMost() {
        Timing timing = new Timing("a", 1, IntStream.range(0, 130).mapToObj(i -> (double) i).toList());
        assertThat(timing.rounds()).hasSize(25);
        assertThat(timing.samples()).isEqualTo(130);
        assertThat(timing.nanos()).startsWith(0.0, 1.0).endsWith(129.0);
        assertThat(timing("a", 1, 2, 3).rounds()).containsExactly(List.of(1.0), List.of(2.0), List.of(3.0));
    }

    @Test
    void impossibleTimesAreRefused() {
        for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Timing("a", bad, List.of(1.0))).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("a: a time must be 0 ns or more");
            assertThatThrownBy(() -> new Timing("a", 1, List.of(1.0, bad))).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Timing("a", 1, List.of())).hasMessage("a: no samples");
        assertThatThrownBy(() -> new Timing("a", 0, 1, List.of(List.of(1.0), List.of()))).hasMessage("a: no samples");
        assertThatThrownBy(() -> new Timing("a", -1, 1, List.of(List.of(1.0)))).hasMessageContaining("0 ns or more, not -1.0");
        assertThatThrownBy(() -> new Timing("two\nlines", 1, List.of(1.0))).hasMessageContaining("one line");
        assertThatThrownBy(() -> new Timings("two\nlines", List.of(), MACHINE, List.of())).hasMessageContaining("one line");
        assertThatThrownBy(() -> new Timings("x", List.of(), MACHINE, List.of("two\nlines"))).hasMessageContaining("one line");
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
                Map.entry("slow", 1.0), Map.entry("quick", 10 / 30.0), Map.entry("slowest", 3.0));
        assertThatThrownBy(() -> times.of("other")).isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("[slow, quick, slowest]");
        assertThat(Timings.none("x", "why").isEmpty()).isTrue();
        assertThat(Timings.none("x", "why").multiples("nobody").times()).isEmpty();
    }

    /** Eight rounds around a middle, 5 % up and down. */
    private static Timing around(String name, double middle) {
        return timing(name, IntStream.range(0, 8).mapToDouble(i -> middle * (0.95 + 0.1 * ((i * 3) % 8) / 7)).toArray());
    }

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

    /** Some four tenths of a second of work in a child that lives on: more than the system's tick by far. */
    @Tag("slow")
    @Test
    void whatALivingChildUsesIsNoNeighbours() throws Exception {
        try (ChildProcesses one = new ChildProcesses(1)) {
            one.start();
            double before = Neighbours.livingChildrenSeconds();
            one.map(Numbers.primes(400_000_000_000_000L, 20), PrimeCheck.TASK);
            assertThat(Neighbours.livingChildrenSeconds()).isGreaterThan(before + 0.05);
        }
    }

    @Test
    void aNeighbourIsMentionedWhenItTakesAQuarterOfACore() {
        assertThat(Neighbours.note(0.1, 2)).isEmpty();
        assertThat(Neighbours.note(0.9, 2).orElseThrow()).startsWith("Other programs kept 0.9 of 2 cores busy meanwhile");
        assertThat(Neighbours.note(0.9, 64)).as("of many cores, one more or less").isEmpty();
        assertThat(Neighbours.note(Double.NaN, 2)).as("where the system does not say").isEmpty();
    }

    @Test
    void theStepOfAClockIsItsSmallest() {
        long[] now = {0};
        assertThat(Sampler.step(() -> now[0]++ / 10 * 1_000)).isEqualTo(1_000);
        assertThat(Sampler.step(() -> 5)).as("a clock that stands").isZero();
        assertThat(Sampler.step(System::nanoTime)).as("this machine's, in ns").isBetween(1.0, 100_000.0);
    }

    @Test
    void csvGivesBackWhatWasWritten() {
        Timings times = new Timings("100 numbers, \"quoted\": # here", List.of(
                new Timing("a, \"b\"", 12.5, 1e9 / 3, List.of(List.of(0.1, 2.0), List.of(1e-3))), timing("c", 5, 6)),
                new Machine(2, "JDK 25", "JJava 1", "Linux amd64"), List.of("Took 9 s: long", "second"));
        assertThat(Timings.fromCsv(times.toCsv())).isEqualTo(times);
        assertThat(times.toCsv()).contains("# what: 100 numbers", "# kernel: JJava 1\n", "# note: second\nway,part,round,nanos\n",
                "\"a, \"\"b\"\"\",counted,2,0.001\n");
        Timings none = Timings.none("x", "no Python here");
        assertThat(Timings.fromCsv(none.toCsv())).isEqualTo(none);
        assertThat(Timings.fromCsv(times.toCsv().replace("\n", "\r\n"))).as("saved on Windows").isEqualTo(times);
    }

    @Test
    void aBrokenCsvNamesTheLine() {
        String good = timings(timing("a", 5)).toCsv();
        assertThatThrownBy(() -> Timings.fromCsv(good.replace("counted,1,5.0", "counted,1,five"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 9 is not of the form that toCsv writes: \"a\",counted,1,five");
        assertThatThrownBy(() -> Timings.fromCsv(good.replace("counted,1", "counted,3"))).hasMessageContaining("round 3 after round 0");
        assertThatThrownBy(() -> Timings.fromCsv(good.replace("counted", "other"))).hasMessageContaining("not other");
        assertThatThrownBy(() -> Timings.fromCsv(good.replace("# cores: 2\n", ""))).hasMessageContaining("'# cores: …' is missing");
        assertThatThrownBy(() -> Timings.fromCsv("a,first,0,1")).hasMessageContaining("must come first");
        assertThatThrownBy(() -> Timings.fromCsv("")).hasMessageContaining("is missing");
    }

    @Test
    void aScalingKnowsItsSpeedUps() {
        var rows = new TreeMap<Integer, Timing>();
        rows.put(1, timing("1 thread", 100));
        rows.put(2, timing("2 threads", 50));
        rows.put(4, timing("4 threads", 55));
        Scaling scaling = new Scaling("test", Workers.THREADS, timing("sequential", 95), rows, MACHINE, List.of());
        assertThat(scaling.fastest()).isEqualTo(2);
        assertThat(scaling.speedup(2)).isEqualTo(1.9);
        assertThat(scaling.timings().names()).containsExactly("sequential", "1 thread", "2 threads", "4 threads");
        rows.put(0, timing("none", 1));
        assertThatThrownBy(() -> new Scaling("test", Workers.THREADS, timing("s", 1), rows, MACHINE, List.of())).hasMessage("1 thread at least, not 0");
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
