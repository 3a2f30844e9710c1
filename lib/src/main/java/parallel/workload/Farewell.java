package parallel.workload;

import java.time.Duration;
import java.util.List;

/**
 * A small program that starts one thread and ends its {@code main} without joining it: does the thread's work get done?
 *
 * <p>It must be a program of its own, because a notebook's kernel never ends while one looks on.
 * <pre>{@code
 * Farewell.of("ordinary");     // what the child printed
 * }</pre>
 * <p><b>Failure, interrupt.</b> As {@link ChildJvm}.
 * <b>Source.</b> The article, "The Concurrent Way 1" ("before terminating the main code"); chapter 6.
 */
public final class Farewell {

    /** The kinds of thread: an ordinary one, a daemon, a virtual one. */
    public static final List<String> KINDS = List.of("ordinary", "daemon", "virtual");

    private Farewell() { }

    /**
     * Runs the program with one kind of thread.
     *
     * @param kind one of {@link #KINDS}
     * @return what it printed, one event a line
     * @throws IllegalArgumentException if there is no such kind
     * @throws InterruptedException     if the calling thread is interrupted
     */
    public static String of(String kind) throws InterruptedException {
        if (kind == null || !KINDS.contains(kind)) throw new IllegalArgumentException("the kinds of thread are " + KINDS + ", not " + kind);
        return ChildJvm.run(Farewell.class, List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), kind);
    }

    /** The child's program. */
    public static void main(String[] kind) {
        Thread main = Thread.currentThread();
        // if the JVM does not wait for its end, it is not to come to it first, however busy the machine is
        Duration length = kind[0].equals("ordinary") ? Duration.ZERO : Duration.ofMinutes(1);
        Runnable work = () -> {
            try {
                main.join();
                Thread.sleep(length);
                System.out.println("the thread has done its work");
            } catch (InterruptedException nobodyDoes) {
                Thread.currentThread().interrupt();
            }
        };
        switch (kind[0]) {
            case "ordinary" -> Thread.ofPlatform().start(work);
            case "daemon" -> Thread.ofPlatform().daemon().start(work);
            default -> Thread.ofVirtual().start(work);
        }
        System.out.println("main has come to its end");
    }
}
