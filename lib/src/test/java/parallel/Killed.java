package parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM that is killed, as a notebook's kernel may be: it can clean up nothing. */
public final class Killed {

    /** On a busy machine a server takes seconds to end; what does not watch its parent never does. */
    private static final int SECONDS = 30;

    private Killed() { }

    /** Starts the JVM of a test's main class, with the tests' class path. */
    public static Process start(Class<?> main, String... arguments) throws Exception {
        String places = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "--sun-misc-unsafe-memory-access=allow", "-cp", places, main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /**
     * Runs such a JVM until it has printed the numbers of processes in one line, kills it, and waits until they have ended.
     *
     * @return the number that the JVM itself had
     */
    public static long andTheOthersEnd(int others, Class<?> main, String... arguments) throws Exception {
        Process jvm = start(main, arguments);
        List<ProcessHandle> processes = new ArrayList<>();
        try (BufferedReader says = jvm.inputReader()) {
            String line = says.readLine();
            assertThat(line).as("the numbers of processes").isNotNull();
            processes.addAll(Arrays.stream(line.split("\\D+")).filter(word -> !word.isEmpty()).map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow()).toList());
            assertThat(processes).hasSize(others).allMatch(ProcessHandle::isAlive);
            jvm.destroyForcibly();
            for (ProcessHandle each : processes) each.onExit().get(SECONDS, TimeUnit.SECONDS);
            return jvm.pid();
        } finally {
            jvm.destroyForcibly();
            processes.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** Kills such a JVM as soon as this many processes descend from it, whatever they are doing then, and waits until they have ended. */
    public static void asSoonAsItHas(int others, Class<?> main, String... arguments) throws Exception {
        Process jvm = start(main, arguments);
        try {
            List<ProcessHandle> processes = List.of();
            for (long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS); processes.size() < others; processes = jvm.descendants().toList()) {
                assertThat(jvm.isAlive()).as("it goes on until it is killed").isTrue();
                assertThat(System.nanoTime()).as("%d processes within %d s", others, SECONDS).isLessThan(until);
                Thread.sleep(1);
            }
            jvm.destroyForcibly();
            for (ProcessHandle each : processes) each.onExit().get(SECONDS, TimeUnit.SECONDS);
        } finally {
            jvm.destroyForcibly();
        }
    }
}
