package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SamplerTest {

    @Test
    void theStepOfAClockIsItsSmallest() {
        long[] now = {0};
        assertThat(Sampler.step(() -> now[0]++ / 10 * 1_000)).isEqualTo(1_000);
        assertThat(Sampler.step(() -> 5)).as("a clock that stands").isZero();
        assertThat(Sampler.step(Sampler.Gauges.REAL.clock())).as("this machine's").isPositive();
    }
}
