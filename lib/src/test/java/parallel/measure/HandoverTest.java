package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import parallel.Await;
import parallel.Caller;

@Execution(ExecutionMode.CONCURRENT)
class HandoverTest {

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }

    @Test
    void aTokenGoesToAndFro() throws Exception {
        assertThat(Handover.of(10)).isPositive();
        assertThat(Handover.of(1_001)).as("an odd number, too, comes to its end").isPositive();
        assertThat(threads()).doesNotContain("hand-over");
    }

    @Tag("slow")
    @Test
    void onOneCore() throws Exception {
        Optional<Double> nanos = Handover.onOneCore(1_000);
        assumeThat(nanos).as("a system that can hold a process to one core").isPresent();
        assertThat(nanos.get()).isPositive();
    }

    /** Else it would go on for many seconds, and end well. */
    @Test
    void anInterruptEndsBothThreads() throws Exception {
        Caller caller = Caller.of(() -> Handover.of(Handover.MOST));
        Await.until(() -> threads().contains("hand-over"));
        assertThat(caller.interrupt()).isInstanceOf(InterruptedException.class);
        assertThat(threads()).doesNotContain("hand-over");
    }
}
