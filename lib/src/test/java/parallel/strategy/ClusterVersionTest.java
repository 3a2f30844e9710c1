package parallel.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parallel.Library;

class ClusterVersionTest {

    @Test
    void itTellsTheClassesWhereverTheyAre(@TempDir Path temporary) throws Exception {
        assertThat(ClusterVersion.here()).matches("[0-9a-f]{12}").isEqualTo(ClusterVersion.of(Library.place()));
        Path jar = temporary.resolve("parallel.jar");
        assertThat(ToolProvider.findFirst("jar").orElseThrow()
                .run(System.out, System.err, "cf", jar.toString(), "-C", Library.place().toString(), ".")).isZero();
        assertThat(ClusterVersion.of(jar)).as("the same classes in a jar").isEqualTo(ClusterVersion.here());
    }
}
