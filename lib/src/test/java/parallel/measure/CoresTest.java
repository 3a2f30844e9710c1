package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoresTest {

    @Test
    void coresAreCountedThreeWays(@TempDir Path system) throws Exception {
        String[] siblings = {"0,2", "1,3", "0,2", "1,3"};
        for (int i = 0; i < siblings.length; i++) {
            Files.writeString(Files.createDirectories(system.resolve("cpu" + i + "/topology")).resolve("thread_siblings_list"), siblings[i] + "\n");
        }
        Files.createDirectories(system.resolve("cpu4"));                                             // switched off
        Files.createDirectories(system.resolve("cpufreq"));
        Cores cores = Cores.read(system);
        assertThat(cores).isEqualTo(new Cores(Runtime.getRuntime().availableProcessors(), 4, 2));
        assertThat(new Cores(3, 4, 2)).hasToString("3 usable; the system has 4 logical processors on 2 physical cores");
        assertThat(new Cores(1, 1, 1)).hasToString("1 usable; the system has 1 logical processor on 1 physical core");
        assertThat(Cores.read(system.resolve("nowhere"))).hasToString(Runtime.getRuntime().availableProcessors()
                + " usable; the system does not say what they stand on");
        assertThat(Cores.here().usable()).isEqualTo(Machine.here().cores());
    }
}
