package parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class EndingTest {

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
        Ending.of(List.of(process.toHandle()), Duration.ofSeconds(30));
        assertThat(process.waitFor()).as("it ended itself").isEqualTo(7);
        assertThat(children).allMatch(Ending::isOver);
    }

    @Test
    void whatDoesNotListenIsEndedByForce() throws Exception {
        Process process = shell("trap '' TERM; echo here; while :; do :; done");
        Ending.of(List.of(process.toHandle()), Duration.ofMillis(50));
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void anInterruptedCallerHasNoPatienceAndStaysInterrupted() throws Exception {
        Process process = shell("trap '' TERM; echo here; while :; do :; done");
        Thread.currentThread().interrupt();
        Ending.of(List.of(process.toHandle()), Duration.ofMinutes(10));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(process.isAlive()).isFalse();
    }
}
