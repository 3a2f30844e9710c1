package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static parallel.measure.MadeUp.MACHINE;

import org.junit.jupiter.api.Test;

class MachineTest {

    @Test
    void threadsToTryGoToTwiceTheCores() {
        assertThat(new Machine(1, "", "").threadsToTry()).containsExactly(1, 2);
        assertThat(MACHINE.threadsToTry()).containsExactly(1, 2, 3, 4);
        assertThat(new Machine(64, "", "").threadsToTry()).containsExactly(1, 2, 4, 32, 48, 64, 96, 128);
        for (int cores = 1; cores < 300; cores++) {
            assertThat(new Machine(cores, "", "").threadsToTry()).contains(1, cores, 2 * cores).doesNotHaveDuplicates().isSorted();
        }
    }
}
