package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static parallel.measure.MadeUp.timing;
import static parallel.measure.MadeUp.timings;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimingTest {

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
}
