package parallel.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import parallel.Await;
import parallel.Scratch;

@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(Unhurried.class)
class CrashTest {

    @Test
    void anExceptionEndsItsThreadAndNotItsProcess() throws Exception {
        assertThat(Crash.of("exception in a thread"))
                .hasToString("exception in a thread: exit code 0, the other threads go on");
    }

    @Test
    void theOtherEndsAreReal() throws Exception {
        assertThat(Crash.of("halt")).hasToString("halt: exit code 7");
        Crash.Ending memory = Crash.of("out of memory");
        assertThat(memory.exitCode()).as("%s", memory).isEqualTo(3);
        assertThat(memory.said()).contains("java.lang.OutOfMemoryError");
        Crash.Ending signal = Crash.of("fatal signal");
        assertThat(signal.exitCode()).as("%s", signal).isNotZero();
        assertThat(signal.said()).contains("fatal error");
    }

    @Test
    void noReportStaysBehind() throws Exception {
        Path here = Path.of(""), temporary = Scratch.own();
        List<Path> before = reports(here, temporary);
        Crash.of("fatal signal");
        Await.until(() -> before.containsAll(reports(here, temporary)));   // others may be there for a moment
    }

    private static List<Path> reports(Path... folders) throws Exception {
        try (Stream<Path> all = Stream.concat(Files.list(folders[0]), Files.list(folders[1]))) {
            return all.filter(file -> file.getFileName().toString().matches("hs_err.*|core.*|crash.*")).sorted()
                    .toList();
        }
    }
}
