package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import parallel.strategy.Strategy;
import parallel.workload.Steps;

class BytecodeTest {

    @Test
    void showsWhatTheJvmExecutes() {
        assertThat(Bytecode.of(Steps.class, "add")).containsExactly("iload_0", "iload_1", "iadd", "ireturn");
        assertThat(Bytecode.of(Steps.class, "count")).containsExactly("aload_0", "dup", "getfield counter", "iconst_1", "iadd", "putfield counter", "return");
    }

    @Test
    void whatItDoesNotFindIsSaid() {
        assertThatThrownBy(() -> Bytecode.of(Steps.class, "multiply")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Steps has no method multiply with a body; it has [").hasMessageContaining("add");
        assertThatThrownBy(() -> Bytecode.of(Strategy.class, "map")).hasMessageContaining("no method map with a body");
        assertThatThrownBy(() -> Bytecode.of(int[].class, "x")).hasMessageContaining("cannot be found");
    }
}
