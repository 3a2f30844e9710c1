package parallel.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JupyterLab as {@code mvn -Plab} opens it, without a browser of its own. Ends with all that it started. */
final class Lab {

    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/lab\\S*token=[0-9a-f]+");
    private static final Duration SET_UP = Duration.ofMinutes(10);                 // the first time it loads its Python packages
    private static final Duration END = Duration.ofSeconds(40);

    private final Process maven;
    private final Path log;
    private final Set<ProcessHandle> started = new LinkedHashSet<>();

    private Lab(Process maven, Path log) {
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
        return new Lab(maven, log);
    }

    /** Where it answers, with its token. */
    URI address() throws InterruptedException {
        return Until.present(SET_UP, "JupyterLab opens; it says: " + said(), () -> {
            look();
            if (!maven.isAlive()) throw new AssertionError("JupyterLab did not open:\n" + said());
            Matcher address = ADDRESS.matcher(said());
            return address.find() ? Optional.of(URI.create(address.group())) : Optional.empty();
        });
    }

    /** Notes which processes have been started: whose parent has ended cannot be found any more. */
    void look() {
        maven.descendants().forEach(started::add);
    }

    /** Ends Maven as a closed terminal does, and waits for the others. */
    List<String> endAndReportWhatIsLeft() throws InterruptedException {
        look();
        maven.destroy();
        try {
            Until.holds(END, "all have ended", () -> !maven.isAlive() && started.stream().noneMatch(ProcessHandle::isAlive));
            return List.of();
        } catch (AssertionError e) {
            List<String> left = new ArrayList<>();
            for (ProcessHandle process : started) {
                if (process.isAlive()) left.add(process.pid() + " " + process.info().commandLine().orElse(""));
                process.destroyForcibly();
            }
            if (maven.isAlive()) left.add("Maven");
            maven.destroyForcibly();
            return left;
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
