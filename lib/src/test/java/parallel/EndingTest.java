package parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class EndingTest {

    /** What the system says of a process that a signal 9 has ended. */
    private static final int KILLED = 128 + 9;

    private static Process shell(String script) throws Exception {
        Process process = new ProcessBuilder("/bin/sh", "-c", script).start();
        assertThat(process.inputReader().readLine()).isEqualTo("here");
        return process;
    }

    @Test
    void itAsksFirstAndEndsWhatWasStartedToo() throws Exception {
        Process process = shell("trap 'exit 7' TERM; sleep 600 & echo here; wait");
        List<ProcessHandle> children = process.descendants().toList();
        assertThat(children).hasSize(1);
        Ending.of(List.of(process.toHandle()), Duration.ofDays(1));
        assertThat(process.waitFor()).as("it ended itself").isEqualTo(7);
        assertThat(children).allMatch(Ending::isOver);
    }

    @Test
    void whatDoesNotListenIsEndedByForce() throws Exception {
        Process process = shell("trap '' TERM; echo here; sleep 600");
        Ending.of(List.of(process.toHandle()), Duration.ofMillis(5));
        assertThat(Ending.isOver(process.toHandle())).isTrue();
        assertThat(process.waitFor()).isEqualTo(KILLED);
    }

    @Test
    void anInterruptedCallerHasNoPatienceAndStaysInterrupted() throws Exception {
        Process process = shell("trap '' TERM; echo here; sleep 600");
        Thread.currentThread().interrupt();
        Ending.of(List.of(process.toHandle()), Duration.ofDays(1));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(process.waitFor()).isEqualTo(KILLED);
    }
}
