package parallel.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(Unhurried.class)
class FarewellTest {

    @Test
    void aJvmWaitsForItsOrdinaryThreads() throws Exception {
        assertThat(Farewell.of("ordinary").lines()).containsExactly("main has come to its end",
                "the thread has done its work");
    }

    @Test
    void butNotForDaemonsAndVirtualThreads() throws Exception {
        assertThat(Farewell.of("daemon")).isEqualTo("main has come to its end");
        assertThat(Farewell.of("virtual")).isEqualTo("main has come to its end");
    }
}
