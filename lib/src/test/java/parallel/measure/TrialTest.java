package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TrialTest {

    private long now;
    private final Sampler.Gauges madeUp = MadeUp.gauges(() -> now);

    @Test
    void piecesThatAnswerDifferentlyAreMeasured() throws Exception {
        Timings times = Trial.of("pieces").way("one", () -> now += 1_000_000).way("two", () -> now += 2_000_000)
                .by(madeUp).run();
        assertThat(times.compare("two", "one").ratio()).isEqualTo(2);
    }

    @Test
    void whatAPieceThrowsEndsTheTrial() {
        assertThatThrownBy(() -> Trial.of("x").way("fails", () -> {
            throw new IOException("disk");
        }).by(madeUp).run()).isInstanceOf(IllegalStateException.class).hasMessageContaining("disk");
    }

    @Test
    void withoutAPieceThereIsNothingToMeasure() {
        assertThatThrownBy(() -> Trial.of("x").run()).hasMessageContaining("at least one way");
    }
}
