package parallel.workload;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;
import parallel.Ending;
import parallel.Library;
import parallel.Open;
import parallel.Scratch;

/**
 * A real PostgreSQL server on this machine, in processes of its own, and a pool of connections to it.
 *
 * <p>{@link #insert} waits: its commit is over when the disk has it. {@link #count} only looks like waiting: the server's own processor works.
 * Where there are more threads than connections, a thread waits for one.
 * <pre>{@code
 * try (var database = Database.start(8)) {
 *     new ThreadPool(8).map(numbers, database::insert);
 * }
 * }</pre>
 * <p><b>Failure.</b> {@link IllegalStateException} with the reason if it cannot start; {@link SQLException} if a statement fails.
 * <b>Interrupt.</b> A thread that waits for a connection ends with {@link InterruptedException}; a statement under way runs to its end.
 * <b>Thread safety.</b> Any number of threads may use it. The server ends when it is closed, and with this JVM.
 * <b>Source.</b> The article, "When to use threads" ("database queries"); chapter 3.
 */
public final class Database implements AutoCloseable {

    /** The most connections. */
    public static final int MOST = 50;

    private static final int SECONDS = 60;
    private static final String NAME = "postgres";
    /** After the last line; told apart by identity, since a line may be anything. */
    private static final String END = new String("end");

    /** Its end takes some tenths of a second, and more where the machine is busy; less patience after an interrupt, whose caller waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(4), LITTLE_PATIENCE = Duration.ofMillis(700);

    private final Process process;
    private final ProcessHandle server;
    private final Path home;
    private final List<Connection> all = new ArrayList<>();
    private final BlockingQueue<Connection> free;

    private Database(Process process, Path home, int port, int connections) throws SQLException, IOException {
        this.process = process;
        this.home = home;
        free = new ArrayBlockingQueue<>(connections);
        try {
            for (int i = 0; i < connections; i++) all.add(connect(port));
            try (Statement statement = all.getFirst().createStatement()) {
                statement.execute("CREATE TABLE IF NOT EXISTS orders (number BIGINT)");
            }
            server = server(home);
        } catch (SQLException | IOException e) {
            close(all);
            throw e;
        }
        free.addAll(all);
        Open.enter(this, server);
        // it looks after the server; if it is killed, this JVM must
        process.onExit().thenRunAsync(this::close, task -> Thread.ofPlatform().daemon().name("database's end").start(task));
    }

    /** The server's first process. It is no child of the one that started it, so its end must be seen to. */
    private static ProcessHandle server(Path home) throws IOException {
        long pid = Long.parseLong(Files.readAllLines(home.resolve("data").resolve("postmaster.pid")).getFirst().strip());
        return ProcessHandle.of(pid).orElseThrow(() -> new IOException("the server's process " + pid + " is not there"));
    }

    private static Connection connect(int port) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(NAME);
        source.setUser(NAME);
        return source.getConnection();
    }

    /**
     * Starts a server with an empty table of orders, and connects to it; that takes some seconds.
     *
     * @param connections how many connections, 1 to {@value #MOST}
     * @throws IllegalArgumentException if the number is out of range
     * @throws IllegalStateException    if it cannot be started; the message says why
     * @throws InterruptedException     if the calling thread is interrupted
     */
    public static Database start(int connections) throws InterruptedException {
        if (connections < 1 || connections > MOST) throw new IllegalArgumentException("connections: 1 to " + MOST + ", not " + connections);
        try {
            return start(connections, Scratch.folder("database"));
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL could not be started: there is no folder for its data", e);
        }
    }

    /** The same in this folder, which goes at its end. */
    static Database start(int connections, Path home) throws InterruptedException {
        Path libraries = Library.place().resolveSibling("postgres");
        Process process = null;
        try {
            if (!Files.isDirectory(libraries)) throw new IllegalStateException("no PostgreSQL for this system: there is no " + libraries);
            process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                    "-Xmx256m", "-Djava.io.tmpdir=" + home, "-cp", Library.place() + File.pathSeparator + libraries + File.separator + "*", "parallel.workload.postgres.PostgresMain",
                    Scratch.place().resolve("postgres").toString(), home.toString()).redirectErrorStream(true).start();
            return new Database(process, home, port(process), connections);
        } catch (IOException | SQLException e) {
            end(process, home);
            throw new IllegalStateException("PostgreSQL could not be started: " + e.getMessage()
                    + " (if it was only half unpacked, delete " + libraries.resolveSibling("scratch") + ")", e);
        } catch (InterruptedException | RuntimeException e) {
            end(process, home);
            throw e;
        }
    }

    /** Reads what the child says until it names the port; a reader thread, because a read from a pipe cannot be interrupted. */
    private static int port(Process process) throws IOException, InterruptedException {
        BlockingQueue<String> lines = new ArrayBlockingQueue<>(1_000);
        Thread.ofPlatform().daemon().name("database output").start(() -> {
            try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line; (line = reader.readLine()) != null; ) lines.offer(line);
            } catch (IOException ended) {
                // the process is gone
            }
            lines.offer(END);
        });
        List<String> said = new ArrayList<>();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (true) {
            String line = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null) throw new IOException("it did not answer within " + SECONDS + " s");
            if (line.startsWith("port ")) return Integer.parseInt(line.substring("port ".length()));
            if (line == END) throw new IOException("its process ended: " + String.join("; ", said.subList(Math.max(0, said.size() - 3), said.size())));
            if (!line.isBlank() && !line.startsWith("\t")) said.add(line);          // what went wrong, not where
        }
    }

    /** What a thread does with a connection. */
    private interface Work<R> {
        R with(Statement statement) throws SQLException;
    }

    private <R> R use(Work<R> work) throws SQLException, InterruptedException {
        Connection connection = free.take();
        try (Statement statement = connection.createStatement()) {
            return work.with(statement);
        } finally {
            free.add(connection);
        }
    }

    /** Writes an order and waits until its commit is on the disk. Answers the number. */
    public long insert(long number) throws SQLException, InterruptedException {
        return use(statement -> {
            statement.executeUpdate("INSERT INTO orders VALUES (" + number + ")");
            return number;
        });
    }

    /** Lets the server count up to a number by itself, which keeps one of its processors busy. Answers how many of them 7 divides. */
    public long count(long number) throws SQLException, InterruptedException {
        return use(statement -> single(statement, "SELECT count(*) FROM generate_series(1, " + number + ") AS n WHERE n % 7 = 0"));
    }

    /** How many orders there are. */
    public long orders() throws SQLException, InterruptedException {
        return use(statement -> single(statement, "SELECT count(*) FROM orders"));
    }

    /**
     * One of the server's settings, for example {@code "fsync"}: {@code "on"}.
     *
     * @throws IllegalArgumentException if the name is not of small letters and underscores
     */
    public String setting(String name) throws SQLException, InterruptedException {
        if (name == null || !name.matches("[a-z_]+")) throw new IllegalArgumentException("a setting's name has small letters and underscores only, not " + name);
        return use(statement -> {
            try (ResultSet result = statement.executeQuery("SHOW " + name)) {
                result.next();
                return result.getString(1);
            }
        });
    }

    private static long single(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Its version, for example {@code "PostgreSQL 18.1"}. */
    public String version() throws SQLException {
        var metadata = all.getFirst().getMetaData();
        return metadata.getDatabaseProductName() + " " + metadata.getDatabaseProductVersion();
    }

    /** Closes the connections and ends the server. Closing again does nothing. */
    @Override
    public synchronized void close() {
        Open.leave(this);
        close(all);
        end(process, home);
    }

    private static void close(List<Connection> connections) {
        for (Connection each : connections) {
            try {
                each.abort(Runnable::run);                          // does not wait for a statement under way
            } catch (SQLException gone) {
                // the server is about to end anyway
            }
        }
    }

    /** The number of the server's first process in the system. */
    public long pid() {
        return server.pid();
    }

    /** Its input's end tells the child to end the server; a child that does not, or cannot any more, is ended with all its own. */
    private static void end(Process process, Path home) {
        try {
            if (process != null) {
                end(process);
                Scratch.endServers(home);
            }
            Scratch.delete(home);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + home, e);
        }
    }

    private static void end(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            // it has ended already
        }
        boolean interrupted = Thread.interrupted();
        long from = System.nanoTime();
        while (process.isAlive()) {
            long left = (interrupted ? LITTLE_PATIENCE : PATIENCE).toNanos() - (System.nanoTime() - from);
            if (left <= 0) break;
            try {
                process.waitFor(left, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        Ending.of(List.of(process.toHandle()), Duration.ZERO);
        if (interrupted) Thread.currentThread().interrupt();
    }
}
