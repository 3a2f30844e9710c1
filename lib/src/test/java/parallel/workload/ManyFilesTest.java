package parallel.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parallel.Scratch;

class ManyFilesTest {

    private static List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(Scratch.own())) {
            return all.filter(each -> each.getFileName().toString().startsWith("files")).sorted().toList();
        }
    }

    @Test
    void filesAreRealAndGoAway() throws Exception {
        List<Path> before = folders();
        var files = new ManyFiles(3, 5_000);
        assertThat(files.numbers()).containsExactly(1, 2, 3);
        assertThat(files.write(2)).isEqualTo(5_000);
        assertThat(files.write(2)).as("again").isEqualTo(5_000);
        assertThat(files.read(2)).isEqualTo(5_000);
        assertThatThrownBy(() -> files.read(1)).isInstanceOf(IOException.class);
        Path mine = folders().stream().filter(each -> !before.contains(each)).findFirst().orElseThrow();
        assertThat(mine.resolve("file-2")).hasSize(5_000);
        files.close();
        files.close();
        assertThat(mine).doesNotExist();
    }
}
