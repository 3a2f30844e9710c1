package parallel.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that puts the exercises into their chapters changes nothing else, not by a byte. Skips where no python3 is on the path. */
class IntoNotebooksTest {

    private static final Path ROOT = Path.of(System.getProperty("basedir", "."), "..");
    private static final String CHAPTER = "07-concurrent-and-futures.ipynb";

    @TempDir
    Path folder;

    private static int run(Path notebook) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder("python3", ROOT.resolve("lib/src/exercises/into_notebooks.py").toString(), notebook.toString())
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException noPython) {
            return abort("no python3");
        }
    }

    @Test
    void takenOutAndPutInAgainAChapterIsWhatItWas() throws Exception {
        String original = Files.readString(ROOT.resolve("notebooks").resolve(CHAPTER));
        Path without = Files.writeString(folder.resolve("99-nothing.ipynb"), original), again = folder.resolve(CHAPTER);

        assertThat(run(without)).isZero();
        String bare = Files.readString(without);
        assertThat(bare).doesNotContain("\"id\": \"exercise").contains("\"id\": \"claims-table\"", "\"id\": \"end\"");

        Files.writeString(again, bare);
        assertThat(run(again)).isZero();
        assertThat(Files.readString(again)).isEqualTo(original);
        assertThat(run(again)).as("once more").isZero();
        assertThat(Files.readString(again)).isEqualTo(original);
    }

    @Test
    void whatJupyterHasNotWrittenIsLeftAlone() throws Exception {
        Path other = Files.writeString(folder.resolve(CHAPTER), "{\"cells\": []}");
        assertThat(run(other)).isEqualTo(1);
        assertThat(Files.readString(other)).isEqualTo("{\"cells\": []}");
    }
}
