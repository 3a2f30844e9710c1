package parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import parallel.strategy.TestJvms;

/** A JVM that is killed, as a notebook's kernel may be: it can clean up nothing. */
public final class Killed {

    private Killed() { }

    /** Starts the JVM of a test's main class, with the tests' class path. */
    public static Process start(Class<?> main, String... arguments) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow", "-cp", TestJvms.classPath(), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /**
     * Runs such a JVM until it has printed the numbers of processes in one line, kills it, and waits until they
     * have ended.
     *
     * @return the number that the JVM itself had
     */
    public static long andTheOthersEnd(int others, Class<?> main, String... arguments) throws Exception {
        Process jvm = start(main, arguments);
        try (BufferedReader says = jvm.inputReader()) {
            String line = says.readLine();
            assertThat(line).as("the numbers of processes").isNotNull();
            return andTheOthersEnd(others, jvm, Arrays.stream(line.split("\\D+")).filter(word -> !word.isEmpty())
                    .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow()).toList());
        } finally {
            jvm.destroyForcibly();
        }
    }

    /**
     * Kills such a JVM as soon as this many processes descend from it, whatever they are doing then, and
     * waits until they have ended.
     *
     * @return its number
     */
    public static long asSoonAsItHas(int others, Class<?> main, String... arguments) throws Exception {
        Process jvm = start(main, arguments);
        try {
            List<ProcessHandle> processes = List.of();
            while (processes.size() < others) {
                assertThat(jvm.isAlive()).as("it goes on until it is killed").isTrue();
                processes = jvm.descendants().toList();
            }
            return andTheOthersEnd(processes.size(), jvm, processes);
        } finally {
            jvm.destroyForcibly();
        }
    }

    private static long andTheOthersEnd(int others, Process jvm, List<ProcessHandle> processes) throws Exception {
        try {
            assertThat(processes).hasSize(others).allMatch(ProcessHandle::isAlive);
            jvm.destroyForcibly();
            Await.end(processes);
            return jvm.pid();
        } finally {
            processes.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
