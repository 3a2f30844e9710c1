package parallel.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HereTest {

    @Test
    void aProcessAnswersForItself() throws Exception {
        assertThat(Here.PID.apply("")).isEqualTo(ProcessHandle.current().pid());
        assertThat(Here.THREADS.apply("")).isGreaterThan(1);
    }
}
