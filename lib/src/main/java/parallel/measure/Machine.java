package parallel.measure;

import java.io.Serializable;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where the times were taken: every table and chart carries it in small print.
 *
 * @param cores   the processors that the runtime may use, 1 or more; logical ones, and fewer where a container limits them
 * @param runtime what ran the code, for example {@code "JDK 25.0.3"} or {@code "CPython 3.11.7"}
 * @param kernel  what ran the notebook, for example {@code "JJava 1.0-a6"}; empty outside a notebook
 * @param system  the operating system and architecture, for example {@code "Linux amd64"}
 */
public record Machine(int cores, String runtime, String kernel, String system) implements Serializable {

    private static volatile String kernelHere = "";

    /** @throws IllegalArgumentException if there is less than one core */
    public Machine {
        Objects.requireNonNull(runtime, "the runtime is null: name it, for example \"JDK 25\"");
        Objects.requireNonNull(kernel, "the kernel is null: name it, or give \"\" for none");
        Objects.requireNonNull(system, "the system is null: name it, for example \"Linux amd64\"");
        if (cores < 1) throw new IllegalArgumentException("a machine has at least 1 core, not " + cores);
    }

    /** A machine without a notebook's kernel. */
    public Machine(int cores, String runtime, String system) {
        this(cores, runtime, "", system);
    }

    /** This machine, as this JVM sees it. */
    public static Machine here() {
        return new Machine(Runtime.getRuntime().availableProcessors(),
                "JDK " + Runtime.version().version().stream().map(String::valueOf).reduce((a, b) -> a + "." + b).orElse("?"),
                kernelHere, System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }

    /**
     * Numbers of threads worth trying here: from 1 to twice the cores, each where there are few cores, else by halves of them. So a curve
     * over them shows both what each core brings and what happens when there are no more.
     */
    public int[] threadsToTry() {
        return cores <= 4 ? IntStream.rangeClosed(1, 2 * cores).toArray()
                : IntStream.of(1, 2, 4, cores / 2, 3 * cores / 4, cores, 3 * cores / 2, 2 * cores).distinct().sorted().toArray();
    }

    /** Says which notebook kernel runs this JVM, empty for none; from then on {@link #here()} tells it. */
    public static void runsIn(String kernel) {
        kernelHere = Objects.requireNonNull(kernel, "the kernel is null: name it, or give \"\" for none");
    }

    /** One line for the small print, for example {@code "2 cores, JDK 25.0.3, JJava 1.0-a6, Linux amd64"}. */
    @Override
    public String toString() {
        return Stream.of(cores == 1 ? "1 core" : cores + " cores", runtime, kernel, system).filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
