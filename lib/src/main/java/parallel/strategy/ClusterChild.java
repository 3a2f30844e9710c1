package parallel.strategy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import parallel.Joining;

/**
 * A member of a {@link Cluster} in a child JVM, as its parent sees it; {@link ClusterChildMain} is its program.
 *
 * <p>It starts while the parent's own member does, and is told later whom to join. It ends when its input ends, which is the parent's end
 * even by {@code kill -9}. A daemon thread drains its output: a read from a pipe cannot be interrupted, a wait for a future can.
 */
final class ClusterChild implements AutoCloseable {

    private final Process process;
    private final Thread reader;
    private final CompletableFuture<UUID> joined = new CompletableFuture<>();
    private final LastWords lastWords = new LastWords();
    private boolean told;

    /** Starts the JVM. */
    ClusterChild(String name, List<Path> classPath) throws IOException {
        process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",                               // fewer threads of its own beside the one that works
                "--sun-misc-unsafe-memory-access=allow",          // Hazelcast asks for it; without this the JDK warns
                "-cp", String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()),
                ClusterChildMain.class.getName()).redirectErrorStream(true).start();
        reader = Thread.ofPlatform().daemon().name(name).unstarted(this::read);
        try {
            reader.start();
        } catch (Error noThreadAnyMore) {
            process.destroyForcibly();
            throw noThreadAnyMore;
        }
    }

    private void read() {
        try (var in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line; (line = in.readLine()) != null; ) {
                if (!joined.isDone() && line.startsWith(ClusterChildMain.JOINED)) joined.complete(UUID.fromString(line.substring(ClusterChildMain.JOINED.length())));
                else lastWords.add(line);
            }
        } catch (IOException itHasEnded) {
            // what it said so far is what we have
        }
        process.onExit().join();                                  // it closed its output: its end is near
        joined.completeExceptionally(new ChildEndedException(pid(), process.exitValue(), lastWords.toString()));
    }

    /** Says whom it is to join, once. Not on its command line, which all of the machine can read: who knows the name may join. */
    synchronized void join(ClusterSettings settings) {
        if (told) return;
        told = true;
        try {
            Writer out = process.outputWriter(StandardCharsets.UTF_8);
            out.write(ClusterChildMain.toLine(settings));
            out.flush();
        } catch (IOException itHasEnded) {
            // awaitJoined says so
        }
    }

    /** Waits until it has joined. @return its number among the members @throws ChildEndedException if it ends instead */
    UUID awaitJoined() throws InterruptedException {
        try {
            return joined.get();
        } catch (ExecutionException e) {
            throw (ChildEndedException) e.getCause();
        }
    }

    /** Whether this is its number. */
    boolean is(UUID member) {
        return joined.isDone() && !joined.isCompletedExceptionally() && joined.join().equals(member);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Ends it by force, at once. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();                                  // a killed process is gone in a moment
    }

    /** Ends it by force, at once: it has nothing to put in order, and by itself it would wait a third of a second for its threads. An interrupt is kept. */
    @Override
    public void close() {
        kill();
        Joining.completely(reader);
    }
}
