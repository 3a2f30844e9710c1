package parallel.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NapTest {

    @Test
    void aNapAnswersAndCanBeAPrimeToo() throws Exception {
        assertThat(Nap.MILLIS.apply(1)).isEqualTo(1);
        assertThat(Nap.THEN_PRIME.apply(0)).isTrue();
    }

    @Test
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Nap.MILLIS.apply(1_000)).isInstanceOf(InterruptedException.class);
    }
}
