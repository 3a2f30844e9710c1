package parallel.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JupyterLab as {@code mvn -Plab} opens it, without a browser of its own. Ends with all that it started. */
final class Lab {

    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/lab\\S*token=[0-9a-f]+");

    private final Path clone;
    private final Process maven;
    private final Path log;
    private final Set<ProcessHandle> started = new LinkedHashSet<>();

    private Lab(Path clone, Process maven, Path log) {
        this.clone = clone;
        this.maven = maven;
        this.log = log;
    }

    /** @param clone the folder of a clone that nobody else uses */
    static Lab open(Path clone) throws IOException {
        Path log = clone.resolveSibling("lab.log");
        String name = System.getProperty("os.name").startsWith("Win") ? "mvn.cmd" : "mvn";
        Process maven = new ProcessBuilder(Path.of(System.getProperty("maven.home"), "bin", name).toString(),
                "--batch-mode", "--quiet", "-Plab", "-Dbrowser=false")
                .directory(clone.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        maven.getOutputStream().close();
        return new Lab(clone, maven, log);
    }

    /** Where it answers, with its token. */
    URI address() throws Exception {
        return Until.present("JupyterLab opens", () -> {
            look();
            if (!maven.isAlive()) throw new AssertionError("JupyterLab did not open:\n" + said());
            Matcher address = ADDRESS.matcher(said());
            return address.find() ? Optional.of(URI.create(address.group())) : Optional.empty();
        });
    }

    /**
     * A notebook as it was saved last, once it can be read: that may be asked while it is written. From its file:
     * a JupyterLab that is asked for what it is just writing takes that for broken, and puts it away.
     */
    Notebook saved(String notebook) throws Exception {
        return Until.present(notebook + " can be read", () -> {
            try {
                return Optional.of(Notebook.read(clone.resolve("notebooks").resolve(notebook)))
                        .filter(read -> !read.cells().isEmpty());
            } catch (JsonProcessingException halfWritten) {
                return Optional.empty();
            }
        });
    }

    /** Notes which processes have been started: whose parent has ended cannot be found any more. */
    void look() {
        started.add(maven.toHandle());
        maven.descendants().forEach(started::add);
    }

    /** Ends Maven as a closed terminal does, and waits until all others have ended by themselves. */
    void end() throws Exception {
        look();
        maven.destroy();
        try {
            for (ProcessHandle process : started) {
                String which = process.pid() + " " + process.info().commandLine().orElse("");
                Until.holds("this has ended: " + which, () -> !process.isAlive());
            }
        } finally {
            started.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
