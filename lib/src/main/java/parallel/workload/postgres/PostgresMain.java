package parallel.workload.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;

/**
 * The program of the child JVM that holds a real PostgreSQL server, from Maven's binaries.
 *
 * <p>It is a JVM of its own because the libraries that start the server would meet older ones of the same name in a kernel. It prints the
 * server's port, and ends the server and itself when its input ends: when its parent says so, or is no more.
 * <p>What is committed is on the disk: {@code fsync} and {@code synchronous_commit} are on, as they are not usually for tests. The server
 * listens on the loopback address only.
 */
public final class PostgresMain {

    private PostgresMain() { }

    /** The argument: the folder for the server's program. Its data are where this JVM keeps temporary files, and go away. */
    public static void main(String[] folder) throws IOException {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(new File(folder[0]))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .start();
        try {
            System.out.println("port " + postgres.getPort());
            while (System.in.read() >= 0) continue;
        } finally {
            postgres.close();
        }
    }
}
