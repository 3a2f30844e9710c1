package parallel.workload.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import parallel.Ending;
import parallel.Scratch;

/**
 * The program of the child JVM that holds a real PostgreSQL server, from Maven's binaries.
 *
 * <p>It is a JVM of its own because the libraries that start the server would meet older ones of the same name in a kernel. It prints the
 * server's port, and ends the server and itself when its input ends: when its parent says so, or is no more. It listens from the beginning,
 * since a server takes seconds to start. The server's data go with it; so nothing need be saved.
 * <p>What is committed is on the disk: {@code fsync} and {@code synchronous_commit} are on, as they are not usually for tests. The server
 * listens on the loopback address only.
 */
public final class PostgresMain {

    /** What is killed leaves a little shared memory behind, so it is asked first. */
    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final int LONGEST_SECONDS = 4;
    /** The usual ten seconds are too few where others keep the machine busy; the parent waits a little longer. */
    private static final Duration LONGEST_START = Duration.ofSeconds(50);

    /** Opens when this JVM will start no other process: the server is up, or has failed. */
    private static final CountDownLatch STARTED = new CountDownLatch(1);

    private static volatile boolean ending;

    private PostgresMain() { }

    /** The arguments: the folder for the server's program, which stays, and one that goes: for its data, and what this JVM leaves beside them. */
    public static void main(String[] folders) {
        Path home = Path.of(folders[1]);
        Thread starter = Thread.currentThread();
        // no daemon: this JVM ends when it has done its work, however this method ends
        Thread listens = Thread.ofPlatform().name("parent").start(() -> {
            awaitEnd();
            ending = true;
            starter.interrupt();
            end(home, 0);
        });
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(Path.of(folders[0]).toFile())
                    .setDataDirectory(home.resolve("data"))
                    .setRegisterShutdownHook(false)              // this class ends it, and quicker
                    .setPGStartupWait(LONGEST_START)
                    // shared memory in files among the data, which go; elsewhere it would stay where a start is cut short
                    .setLocaleConfig("set", "dynamic_shared_memory_type=mmap")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "100");
            // the empty database onto the disk at once, and not each of its thousand files: a start takes half the time
            if (System.getProperty("os.name").equals("Linux")) builder.setLocaleConfig("sync-method", "syncfs");
            EmbeddedPostgres postgres = builder.start();
            STARTED.countDown();
            System.out.println("port " + postgres.getPort());
            listens.join();
        } catch (Throwable e) {                                  // by the end of the input, or by what went wrong
            STARTED.countDown();
            if (!ending) e.printStackTrace();
            end(home, 1);
        }
    }

    private static void awaitEnd() {
        try {
            while (System.in.read() >= 0) continue;
        } catch (IOException e) {
            // an end, too
        }
    }

    /** Ends all that this JVM has started, in whatever state it is, and this JVM; by one thread, while another waits here for the end. */
    private static synchronized void end(Path home, int code) {
        try {
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
            boolean started = false;
            while (!started && System.nanoTime() < until) {      // one process ends, and the next of the start may be there already
                started = STARTED.await(0, TimeUnit.SECONDS);
                Ending.of(ProcessHandle.current().children().toList(), PATIENCE);
                Scratch.endServers(home);
                if (!started) started = STARTED.await(10, TimeUnit.MILLISECONDS) && ProcessHandle.current().children().findAny().isEmpty();
            }
            Scratch.delete(home);
            Scratch.sweep();                                     // the folder of a parent that was killed
        } catch (IOException | InterruptedException e) {
            e.printStackTrace();                                 // the next sweep sees to what is left
        } finally {
            Runtime.getRuntime().halt(code);                     // no hook may keep it: nobody is waiting
        }
    }
}
