package parallel.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parallel.Scratch;

@Timeout(60)
class CrashTest {

    @Tag("slow")
    @Test
    void anExceptionEndsItsThreadAndNotItsProcess() throws Exception {
        assertThat(Crash.of("exception in a thread")).hasToString("exception in a thread: exit code 0, the other threads go on");
    }

    @Tag("slow")
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

    @Tag("slow")
    @Test
    void noReportStaysBehind() throws Exception {
        Path here = Path.of(""), temporary = Scratch.own();
        List<Path> before = reports(here, temporary);
        Crash.of("fatal signal");
        assertThat(reports(here, temporary)).isEqualTo(before);
    }

    private static List<Path> reports(Path... folders) throws Exception {
        try (Stream<Path> all = Stream.concat(Files.list(folders[0]), Files.list(folders[1]))) {
            return all.filter(file -> file.getFileName().toString().matches("hs_err.*|core.*|crash.*")).sorted().toList();
        }
    }

    @Test
    void otherEndsAreRefused() {
        assertThatThrownBy(() -> Crash.of("boredom")).hasMessage("the ends are [exception in a thread, halt, out of memory, fatal signal], not boredom");
    }

    @Test
    void aBlackboardIsThisProcesssOwn() throws Exception {
        Blackboard.wipe();
        assertThat(Blackboard.WRITE.apply(5L)).isEqualTo(1);
        assertThat(Blackboard.WRITE.apply(7L)).isEqualTo(2);
        assertThat(Blackboard.lines()).containsExactly(5L, 7L);
        Blackboard.wipe();
        assertThat(Blackboard.lines()).isEmpty();
    }

    @Test
    void aProcessAnswersForItself() throws Exception {
        assertThat(Here.PID.apply("")).isEqualTo(ProcessHandle.current().pid());
        assertThat(Here.THREADS.apply("")).isBetween(2, 1_000);
    }
}
