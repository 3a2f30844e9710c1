package parallel.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parallel.Open;
import parallel.Scratch;
import parallel.measure.Machine;
import parallel.measure.Progress;
import parallel.show.Shown;
import parallel.strategy.ThreadPool;
import parallel.workload.ManyFiles;

/** The first cell, outside a notebook. */
class WorkbookTest {

    @Test
    void oneLineSaysWhereItRuns() {
        Shown line = Workbook.open();

        assertThat(line.plain()).isEqualTo("no kernel, " + Machine.here());
        assertThat(line.mime()).isEqualTo("text/html");
        assertThat(line.data()).isEqualTo("<p>" + line.plain() + "</p>");
        assertThat(System.getProperty("java.awt.headless")).isEqualTo("true");
    }

    @Test
    void openedAgainItClosesWhatTheLastRunLeftAndSweeps() throws Exception {
        var files = new ManyFiles(1, 1);
        files.write(1);
        var pool = ThreadPool.kept(1);
        pool.start();
        Path ofAnother = Files.createDirectories(Scratch.place().resolve(ProcessHandle.current().pid() + "-1"));

        Workbook.open();

        assertThat(Open.things()).isEmpty();
        assertThatThrownBy(() -> files.read(1)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> pool.map(List.of(1), i -> i)).hasMessageContaining("closed");
        assertThat(ofAnother).doesNotExist();
        assertThat(Workbook.open().plain()).as("nothing is left to close").startsWith("no kernel, ");
    }

    @Test
    void withNoKernelThereIsNoCellToDrawIn() throws Exception {
        Workbook.open();

        assertThat(Measured.listener()).isSameAs(Progress.NONE);
    }

    @Test
    void opensInPlainJavaWithNeitherKernelOnTheClassPath() throws Exception {
        assertThat(openWithout("jupyter-jvm-basekernel", "jjava-jupyter", "test-classes")).startsWith("no kernel, ");
    }

    @Test
    void opensWithTheClassesOfOneKernelOnly() throws Exception {
        assertThat(openWithout("jjava-jupyter")).startsWith("no kernel, ");
        assertThat(openWithout("jupyter-jvm-basekernel", "test-classes")).startsWith("no kernel, ");
    }

    /** Opens the workbook in a class loader of its own that lacks these entries of the class path. */
    private static String openWithout(String... absent) throws Exception {
        List<URL> urls = new ArrayList<>();
        int left = absent.length;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            String name = Path.of(entry).getFileName().toString();
            if (List.of(absent).stream().anyMatch(name::startsWith)) left--;
            else urls.add(Path.of(entry).toUri().toURL());
        }
        assertThat(left).as("entries that were to be left out and are not there").isZero();
        try (URLClassLoader alone = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Object line = alone.loadClass("parallel.kernel.Workbook").getMethod("open").invoke(null);
            return (String) line.getClass().getMethod("plain").invoke(line);
        }
    }
}
