package parallel.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@Tag("slow")
class FarewellTest {

    @Test
    void aJvmWaitsForItsOrdinaryThreads() throws Exception {
        assertThat(Farewell.of("ordinary").lines()).containsExactly("main has come to its end", "the thread has done its work");
    }

    @Test
    void butNotForDaemonsAndVirtualThreads() throws Exception {
        assertThat(Farewell.of("daemon")).isEqualTo("main has come to its end");
        assertThat(Farewell.of("virtual")).isEqualTo("main has come to its end");
    }

    @Test
    void otherKindsAreRefusedAndAnInterruptEndsTheChild() {
        assertThatThrownBy(() -> Farewell.of("green")).hasMessage("the kinds of thread are [ordinary, daemon, virtual], not green");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Farewell.of("ordinary")).isInstanceOf(InterruptedException.class);
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)
                .filter(child -> child.info().commandLine().orElse("").contains("Farewell"))).isEmpty();
    }
}
