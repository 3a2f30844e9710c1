package parallel.workload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import parallel.Scratch;

/**
 * A small program that comes to a bad end, in a process of its own: what becomes of it, and what of its parent?
 *
 * <p>The ends are real: the memory does run out, and the signal is the operating system's answer to a read from an address that is nobody's.
 * <pre>{@code
 * Crash.of("halt")      // halt: exit code 7
 * }</pre>
 * <p><b>Failure, interrupt.</b> As {@link ChildJvm}. <b>Source.</b> The article, "Threads vs processes" ("a crash or error in one process");
 * chapter 2.
 */
public final class Crash {

    /** The ends: an exception in one of its threads; a halt; memory that runs out; a fatal signal. */
    public static final List<String> KINDS = List.of("exception in a thread", "halt", "out of memory", "fatal signal");

    private static final int HALT_CODE = 7;

    private Crash() { }

    /**
     * How a process ended.
     *
     * @param kind     one of {@link #KINDS}
     * @param exitCode its exit code; 0 means that it ended as it should
     * @param said     the first line it printed; may be empty
     */
    public record Ending(String kind, int exitCode, String said) {

        public Ending {
            Objects.requireNonNull(kind, "the kind of end is null: give one of Crash.KINDS");
            Objects.requireNonNull(said, "what it said is null: \"\" means nothing");
        }

        /** For example {@code "halt: exit code 7"}. */
        @Override
        public String toString() {
            return kind + ": exit code " + exitCode + (said.isEmpty() ? "" : ", " + said);
        }
    }

    /**
     * Runs the program to its end.
     *
     * @param kind one of {@link #KINDS}
     * @throws IllegalArgumentException if there is no such kind
     * @throws InterruptedException     if the calling thread is interrupted
     */
    public static Ending of(String kind) throws InterruptedException {
        if (kind == null || !KINDS.contains(kind)) throw new IllegalArgumentException("the ends are " + KINDS + ", not " + kind);
        try {
            Path folder = Scratch.folder("crash");          // a JVM that is killed by a signal writes a long report
            try {
                ChildJvm.Ended ended = ChildJvm.end(Crash.class, List.of("-Xmx24m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=" + folder.resolve("report")), kind);
                return new Ending(kind, ended.exitCode(), ended.said().lines().map(line -> line.replaceFirst("^#", "").strip())
                        .filter(line -> !line.isEmpty()).findFirst().orElse(""));
            } finally {
                Scratch.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a crash's report", e);
        }
    }

    /** The child's program. */
    public static void main(String[] kind) throws InterruptedException {
        switch (kind[0]) {
            case "exception in a thread" -> {
                var thread = new Thread(() -> {
                    throw new IllegalStateException("this thread has come to a bad end");
                });
                thread.setUncaughtExceptionHandler((t, e) -> { });
                thread.start();
                thread.join();
                System.out.println("the other threads go on");
            }
            case "halt" -> Runtime.getRuntime().halt(HALT_CODE);
            case "out of memory" -> {
                List<byte[]> all = new ArrayList<>();
                while (true) all.add(new byte[1 << 20]);
            }
            default -> readWhereNothingIs();
        }
    }

    @SuppressWarnings("restricted")         // the one way in Java to be as wrong as a C program can be
    private static void readWhereNothingIs() {
        System.out.println(MemorySegment.ofAddress(8).reinterpret(8).get(ValueLayout.JAVA_BYTE, 0));
    }
}
