package parallel.strategy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Holds a process to one core.
 *
 * <p>The JVM's own {@code -XX:ActiveProcessorCount=1} would not do: it tells the JVM of one core and leaves the system all of them.
 *
 * @param prefix the command that starts the command that follows it on that core
 */
record OneCore(List<String> prefix) {

    /** The means that this system has; empty if it has none. The first core that this process may use itself. */
    static Optional<OneCore> here() throws InterruptedException {
        try {
            String allowed = Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("Cpus_allowed_list:"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst().orElse("0");
            List<String> prefix = List.of("taskset", "-c", allowed.split("[-,]")[0]);
            return works(prefix) ? Optional.of(new OneCore(prefix)) : Optional.empty();
        } catch (IOException elsewhere) {
            return Optional.empty();
        }
    }

    private static boolean works(List<String> prefix) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(prefix.get(0), prefix.get(1), prefix.get(2), "true"))
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } finally {
            process.destroyForcibly().onExit().join();     // a killed process is gone in a moment
        }
    }
}
