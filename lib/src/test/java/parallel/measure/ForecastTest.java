package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static parallel.measure.SpeedupLaw.AMDAHL;
import static parallel.measure.SpeedupLaw.GUSTAFSON;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForecastTest {

    private static final double[] EVEN = IntStream.range(0, 12).mapToDouble(i -> 1).toArray();
    private static final double[] ROUGH = {.9, 1.1, .94, 1.06, .96, 1.04, .98, 1.02, 1, 1, .99, 1.01};

    /** Twelve rounds around this time; the rough ones are not the same ones for each way. */
    private static Timing timing(String name, double nanos, double... spread) {
        return new Timing(name, 0, nanos, IntStream.range(0, spread.length).mapToObj(i -> List.of(nanos * spread[i])).toList());
    }

    private static Scaling scaling(int cores, Map<Integer, Double> speedups, double... spread) {
        var rows = new TreeMap<Integer, Timing>();
        speedups.forEach((n, speedup) -> rows.put(n, timing("threads " + n, 1e9 / speedup, spread)));
        return new Scaling("made up", Workers.THREADS, timing("sequential", 1e9, EVEN), rows, new Machine(cores, "JDK 25", "Linux"), List.of());
    }

    /** The values of both laws' own papers and textbooks. */
    @ParameterizedTest
    @CsvSource({"AMDAHL, 0.05, 64, 15.422", "AMDAHL, 0.05, 1048576, 19.9996", "AMDAHL, 0, 64, 64", "AMDAHL, 1, 64, 1", "AMDAHL, 0.5, 1, 1",
            "GUSTAFSON, 0.05, 64, 60.85", "GUSTAFSON, 0.004, 1024, 1019.908", "GUSTAFSON, 0, 64, 64", "GUSTAFSON, 1, 64, 1", "GUSTAFSON, 0.5, 1, 1"})
    void theLawsSayWhatTheyAreKnownToSay(SpeedupLaw law, double serial, int workers, double speedup) {
        assertThat(law.speedup(serial, workers)).isCloseTo(speedup, within(0.001 * speedup));
    }

    @ParameterizedTest
    @EnumSource
    void theShareOfPointsThatFollowALawIsFound(SpeedupLaw law) {
        for (double serial : new double[] {0, 0.02, 0.3, 1}) {
            var points = new TreeMap<Integer, Double>();
            for (int n : new int[] {1, 2, 3, 8}) points.put(n, law.speedup(serial, n));
            Forecast.Fit fit = Forecast.of(scaling(8, points, EVEN)).of(law);
            assertThat(fit.serial()).as("%s", serial).isCloseTo(serial, within(1e-9));
            assertThat(fit.speedup(1_024)).isCloseTo(law.speedup(serial, 1_024), within(1e-3 * law.speedup(serial, 1_024)));
        }
    }

    /** Two threads 1.8 times as fast: by Amdahl a ninth of the time is serial, by Gustafson a fifth. */
    @Test
    void onePointGivesTheShareOfEachLaw() {
        var forecast = Forecast.of(scaling(2, Map.of(1, .97, 2, 1.8), EVEN), 64, 16);
        assertThat(forecast.fitted()).containsExactly(2);
        assertThat(forecast.workers()).containsExactly(16, 64);
        assertThat(forecast.of(AMDAHL).serial()).isCloseTo(1 / 9.0, within(1e-9));
        assertThat(forecast.of(GUSTAFSON).serial()).isCloseTo(0.2, within(1e-9));
        assertThat(forecast.of(AMDAHL).speedup(16)).isCloseTo(6, within(1e-9));
        assertThat(forecast.of(GUSTAFSON).speedup(16)).isCloseTo(13, within(1e-9));
    }

    @Test
    void pointsBeyondTheCoresAreTheMachinesEndAndNotFitted() {
        var withinTheCores = Forecast.of(scaling(4, Map.of(2, 1.9, 4, 3.5), EVEN));
        var beyond = Forecast.of(scaling(4, Map.of(1, 1.0, 2, 1.9, 4, 3.5, 8, 3.5, 16, 3.4), EVEN));
        assertThat(beyond.fitted()).containsExactly(2, 4);
        assertThat(beyond.fits()).isEqualTo(withinTheCores.fits());
        assertThat(Forecast.of(scaling(32, Map.of(2, 1.9, 32, 20.0), EVEN)).workers()).as("16 is measured as good as").containsExactly(64, 1_024);
        assertThat(Forecast.of(scaling(1, Map.of(1, 1.0, 2, .98, 4, .9), EVEN)).fitted()).as("on one core, two threads show that it is one").containsExactly(2);
    }

    /** More than perfect happens by luck or by caches: the share is 0 then and not less, and nothing faster than ideal is foretold. */
    @ParameterizedTest
    @ValueSource(doubles = {2.4, 0.7})
    void aShareStaysAShare(double speedup) {
        for (Forecast.Fit fit : Forecast.of(scaling(2, Map.of(2, speedup), ROUGH)).fits()) {
            assertThat(fit.serial()).isEqualTo(speedup > 2 ? 0 : 1);
            assertThat(fit.speedup(1_024)).isCloseTo(speedup > 2 ? 1_024 : 1, within(1e-9));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theIntervalOfThePointsIsThatOfTheForecastAndOpensFurtherOn(SpeedupLaw law) {
        Scaling rough = scaling(2, Map.of(2, 1.8), ROUGH);
        Forecast.Fit fit = Forecast.of(rough).of(law);
        assertThat(fit.lowSpeedup(2)).isCloseTo(rough.comparison(2).low(), within(1e-9));
        assertThat(fit.highSpeedup(2)).isCloseTo(rough.comparison(2).high(), within(1e-9));
        assertThat(fit.low()).isLessThan(fit.serial());
        assertThat(fit.high()).isGreaterThan(fit.serial());
        assertThat(fit.highSpeedup(1_024) / fit.lowSpeedup(1_024)).isGreaterThan(fit.highSpeedup(2) / fit.lowSpeedup(2));
    }

    @Test
    void aTimeTooShortForTheClockIsNoShareBelowNothing() {
        var rows = new TreeMap<Integer, Timing>(Map.of(2, timing("2", 0, EVEN)));
        var forecast = Forecast.of(new Scaling("too short", Workers.THREADS, timing("sequential", 1, EVEN), rows, new Machine(2, "JDK 25", "Linux"), List.of()));
        assertThat(forecast.fits()).allSatisfy(fit -> assertThat(fit.serial()).isZero());
    }

    @Test
    void whatCannotBeForetoldIsRefusedWithItsReason() {
        Scaling two = scaling(2, Map.of(1, 1.0, 2, 1.8), EVEN);
        assertThatThrownBy(() -> Forecast.of(scaling(2, Map.of(1, 1.0), EVEN))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nothing to fit a law to: measure with 2 threads too, not only with [1]");
        assertThatThrownBy(() -> Forecast.of(scaling(2, Map.of(1, 1.0, 4, 1.8), EVEN))).hasMessageContaining("not only with [1, 4]");
        assertThatThrownBy(() -> Forecast.of(two, 2)).hasMessage("measured up to 2 threads: give larger numbers to foretell than [2]");
    }
}
