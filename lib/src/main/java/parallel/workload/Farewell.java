package parallel.workload;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A small program that starts one thread and ends its {@code main} without joining it: does the thread's work get done?
 *
 * <p>It must be a program of its own, because a notebook's kernel never ends while one looks on. It runs in a child JVM, which
 * takes some tenths of a second and ends by itself.
 * <pre>{@code
 * Farewell.of("ordinary");     // what the child printed
 * }</pre>
 * <p><b>Interrupt.</b> The child is ended, then {@link InterruptedException}. <b>Source.</b> The article, "The Concurrent Way 1" ("before
 * terminating the main code"); chapter 6.
 */
public final class Farewell {

    /** The kinds of thread: an ordinary one, a daemon, a virtual one. */
    public static final List<String> KINDS = List.of("ordinary", "daemon", "virtual");

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Farewell() { }

    /**
     * Runs the program with one kind of thread.
     *
     * @param kind one of {@link #KINDS}
     * @return what it printed, one event a line
     * @throws IllegalArgumentException if there is no such kind
     * @throws IllegalStateException    if the child JVM cannot be started, fails, or does not end
     * @throws InterruptedException     if the calling thread is interrupted
     */
    public static String of(String kind) throws InterruptedException {
        if (!KINDS.contains(kind)) throw new IllegalArgumentException("the kinds of thread are " + KINDS + ", not " + kind);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try {
            String here = Path.of(Farewell.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
            Process child = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", here,
                    Farewell.class.getName(), kind).redirectErrorStream(true).start();
            try {
                if (!child.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) throw new IllegalStateException("the child JVM did not end");
                String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
                if (child.exitValue() != 0) throw new IllegalStateException("the child JVM failed: " + said);
                return said.lines().filter(line -> !line.startsWith("Picked up")).reduce((a, b) -> a + "\n" + b).orElse("");
            } finally {
                child.destroyForcibly();
            }
        } catch (IOException | java.net.URISyntaxException e) {
            throw new IllegalStateException("cannot start a child JVM with " + java, e);
        }
    }

    /** The child's program. */
    public static void main(String[] kind) {
        Runnable work = () -> {
            LockSupport.parkNanos(200_000_000);       // long enough for main to be gone
            System.out.println("the thread has done its work");
        };
        switch (kind[0]) {
            case "ordinary" -> Thread.ofPlatform().start(work);
            case "daemon" -> Thread.ofPlatform().daemon().start(work);
            default -> Thread.ofVirtual().start(work);
        }
        System.out.println("main has come to its end");
    }
}
