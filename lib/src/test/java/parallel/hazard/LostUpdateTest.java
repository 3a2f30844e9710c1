package parallel.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LostUpdateTest {

    @Test
    void thePlainOneGoesWrongAndTheFixedOnesNever() throws Exception {
        BrokenAndFixed.onlyBreaks(LostUpdate.race(LostUpdate.Plain::new),
                LostUpdate.race(LostUpdate.Synchronized::new), LostUpdate.race(LostUpdate.Locked::new),
                LostUpdate.race(LostUpdate.Atomic::new), LostUpdate.race(LostUpdate.Adder::new));
    }

    @Test
    void neitherVolatileNorPatienceIsAFix() throws Exception {
        BrokenAndFixed.shows(LostUpdate.race(LostUpdate.Volatile::new), Outcomes::wrong);
        BrokenAndFixed.shows(LostUpdate.race(LostUpdate.Slow::new), Outcomes::wrong);
    }

    @Test
    void manyThreadsThatCountForLongLoseNothingOfTheFixedOnes() throws Exception {
        for (LostUpdate.Counter counter : List.of(new LostUpdate.Synchronized(), new LostUpdate.Locked(),
                new LostUpdate.Atomic(), new LostUpdate.Adder())) {
            assertThat(LostUpdate.count(counter, 3, 20_000)).as(counter.getClass().getSimpleName()).isEqualTo(60_000);
        }
        assertThat(LostUpdate.lost(new LostUpdate.Atomic(), 20_000)).isZero();
    }

    @Test
    void aSlowReadAndWriteLosesOnOneCoreToo() throws Exception {
        int times = 2_000;
        while (LostUpdate.count(new LostUpdate.Slow(), 4, times) == 4 * times) Thread.onSpinWait();
    }

    @Test
    void twoThreadsThatAreAwakeLoseUpdates() throws Exception {
        BrokenAndFixed.assumeCores();
        while (LostUpdate.lost(new LostUpdate.Volatile(), 100_000) == 0) Thread.onSpinWait();
    }

    @Test
    void aPlainCounterLosesNothingAlone() throws Exception {
        assertThat(LostUpdate.count(new LostUpdate.Plain(), 1, 100_000)).isEqualTo(100_000);
    }
}
