package parallel.workload;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import parallel.Given;
import parallel.Library;

/**
 * A small program of the jar, run to its end in a JVM of its own: for what a notebook's kernel cannot show, such as how a program ends or
 * how a cold one starts.
 *
 * <p>It ends a moment after this JVM does, however that ends. <b>Interrupt.</b> The child is ended, then {@link InterruptedException}. A child that does not end is ended after {@link #LIMIT}.
 * <b>Thread safety.</b> Keeps nothing; safe.
 */
public final class ChildJvm {

    /** How long a child may take: twenty seconds. */
    public static final Duration LIMIT = Duration.ofSeconds(20);

    /** Another limit for what the thread calls that binds it, as tests do. */
    static final ScopedValue<Duration> OTHER_LIMIT = ScopedValue.newInstance();

    private ChildJvm() { }

    /**
     * How a program ended.
     *
     * @param exitCode 0 if it ended as it should
     * @param said     what it printed, without the line break at the end
     */
    public record Ended(int exitCode, String said) {

        public Ended {
            Objects.requireNonNull(said, "what it said is null: \"\" means nothing");
        }
    }

    /**
     * Runs a program that must end well.
     *
     * @param main      a class of this jar with a {@code main}; its output should be short
     * @param options   options of the child JVM, for example {@code "-Xint"}
     * @param arguments the program's arguments
     * @return what it printed, without the line break at the end
     * @throws IllegalStateException if it cannot be started, fails, or does not end
     * @throws InterruptedException  if the calling thread is interrupted
     */
    public static String run(Class<?> main, List<String> options, String... arguments) throws InterruptedException {
        Ended ended = end(main, options, arguments);
        if (ended.exitCode != 0) throw new IllegalStateException("the child JVM failed: " + ended.said);
        return ended.said;
    }

    /**
     * Runs a program to its end, good or bad. Parameters and exceptions as {@link #run}, but that a failure of the program is none here.
     *
     * @return how it ended
     */
    public static Ended end(Class<?> main, List<String> options, String... arguments) throws InterruptedException {
        Objects.requireNonNull(main, "the class is null: name one of the library's that has a main method");
        List<String> given = Given.list(options, "the options", "an empty list means none");
        List<String> words = Given.list(arguments == null ? null : Arrays.asList(arguments), "the arguments", "give words");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(given);
        try {
            String places = Library.place() + File.pathSeparator + Path.of(main.getProtectionDomain().getCodeSource().getLocation().toURI());
            // the method is called once: what the JDK would make to call it quickly the second time costs a cold JVM more
            command.addAll(List.of("-Djdk.reflect.useNativeAccessorOnly=true", "-cp", places,
                    Leashed.class.getName(), String.valueOf(ProcessHandle.current().pid()), main.getName()));
            command.addAll(words);
            Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
            try {
                Duration limit = OTHER_LIMIT.orElse(LIMIT);
                if (!child.waitFor(limit)) {
                    throw new IllegalStateException("the child JVM did not end within " + limit.toSeconds() + " s");
                }
                String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                // a JVM that finds options in the environment says so first
                return new Ended(child.exitValue(), String.join("\n", said.lines().filter(line -> !line.startsWith("Picked up ")).toList()));
            } finally {
                child.destroyForcibly().onExit().join();   // a killed child is gone in a moment
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("cannot start a child JVM with " + java, e);
        }
    }

    /** A program that does nothing: what it takes to start a process. */
    public static void main(String[] none) { }
}
