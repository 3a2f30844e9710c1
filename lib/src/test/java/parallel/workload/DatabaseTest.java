package parallel.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parallel.Ending;
import parallel.Killed;
import parallel.Open;
import parallel.Scratch;

/** A real server; where Maven has no binaries for the system, the reason why there is none. */
@Timeout(120)
@Tag("slow")
class DatabaseTest {

    private static boolean isThere() {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        return List.of("Linux amd64", "Linux aarch64", "Mac OS X x86_64", "Mac OS X aarch64").contains(system) || system.startsWith("Windows");
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).toList();
    }

    @Test
    void aCommitIsOnTheDiskAndNothingIsLeftBehind() throws Exception {
        if (!isThere()) {
            assertThatThrownBy(() -> Database.start(1)).isInstanceOf(IllegalStateException.class).hasMessageContaining("no PostgreSQL for this system");
            return;
        }
        Database database = Database.start(3);
        try {
            assertThat(database.version()).startsWith("PostgreSQL ");
            assertThat(ProcessHandle.of(database.pid()).filter(ProcessHandle::isAlive)).isPresent();
            assertThat(Path.of(database.setting("data_directory"))).as("on the disk, not where the system keeps temporary files").startsWith(Scratch.own());
            assertThat(database.setting("fsync")).isEqualTo("on");
            assertThat(database.setting("synchronous_commit")).isEqualTo("on");
            assertThat(database.setting("listen_addresses")).isEqualTo("127.0.0.1");
            List<Thread> threads = LongStream.rangeClosed(1, 8).mapToObj(number -> Thread.ofPlatform().start(() -> insert(database, number))).toList();
            for (Thread each : threads) each.join();
            assertThat(database.orders()).as("more threads than connections: all have had one").isEqualTo(8);
            assertThat(database.count(70)).isEqualTo(10);
            assertThatThrownBy(() -> database.setting("no; SELECT 1")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> database.setting(null)).isInstanceOf(IllegalArgumentException.class).hasMessageEndingWith("underscores only, not null");
            assertThatThrownBy(() -> database.setting("nonsense")).isInstanceOf(SQLException.class);
        } finally {
            database.close();
        }
        long pid = database.pid();
        database.close();
        assertThat(ProcessHandle.of(pid).filter(server -> !Ending.isOver(server))).as("the server").isEmpty();
        assertThat(children()).as("the JVM that started it").isEmpty();
        assertThatThrownBy(() -> database.insert(1)).isInstanceOf(SQLException.class);
    }

    private static void insert(Database database, long number) {
        try {
            database.insert(number);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anInterruptAtTheStartEndsIt() {
        if (!isThere()) return;
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Database.start(1)).isInstanceOf(InterruptedException.class);
        Thread.interrupted();
        assertThat(children()).isEmpty();
    }

    /** A kernel with a database, which is killed. */
    static final class Kernel {
        public static void main(String[] none) throws Exception {
            Database database = Database.start(1);
            System.out.println(database.pid() + " " + ProcessHandle.current().children().findFirst().orElseThrow().pid());
            new CountDownLatch(1).await();
        }
    }

    @Test
    void itEndsWithAJvmThatIsKilledAndSoDoItsData() throws Exception {
        if (!isThere()) return;
        long pid = Killed.andTheOthersEnd(2, Kernel.class);
        assertThat(folders()).noneMatch(folder -> folder.startsWith(pid + "-"));
    }

    /** The first process is the JVM that starts the server, the next ones make its data, and then it starts. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void itEndsWithAJvmThatIsKilledWhileItStarts(int processes) throws Exception {
        if (!isThere()) return;
        Killed.asSoonAsItHas(processes, Kernel.class);
        for (int i = 0; i < 1_500 && !servers().isEmpty(); i++) Thread.sleep(20);
        assertThat(servers()).as("what was started meanwhile, half a minute later").isEmpty();
    }

    /** What works on a database's data, whoever started it. */
    private static List<String> servers() throws IOException {
        String data = Scratch.place().toString();
        return ProcessHandle.allProcesses().flatMap(process -> process.info().commandLine().stream()).filter(line -> line.contains(data) && line.contains("database")).toList();
    }

    /** As when the system runs out of memory and ends the one and the other: nobody is left to look after the server but the next JVM. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theNextJvmEndsAServerThatNobodyLooksAfter() throws Exception {
        if (!isThere()) return;
        Process kernel = Killed.start(Kernel.class);
        try (var says = kernel.inputReader()) {
            String[] pids = says.readLine().split(" ");
            ProcessHandle server = ProcessHandle.of(Long.parseLong(pids[0])).orElseThrow(), between = ProcessHandle.of(Long.parseLong(pids[1])).orElseThrow();
            assertThat(new ProcessBuilder("kill", "-STOP", pids[1]).start().waitFor()).isZero();
            kernel.destroyForcibly().onExit().get(30, TimeUnit.SECONDS);
            between.destroyForcibly();
            assertThat(Ending.isOver(server)).isFalse();
            assertThat(Scratch.sweep()).anyMatch(folder -> folder.getFileName().toString().startsWith(kernel.pid() + "-"));
            assertThat(Ending.isOver(server)).isTrue();
        } finally {
            kernel.destroyForcibly();
        }
    }

    private static List<String> folders() throws IOException {
        try (Stream<Path> all = Files.list(Scratch.place())) {
            return all.map(folder -> folder.getFileName().toString()).toList();
        }
    }

    @Test
    void theServerEndsWhenTheJvmBetweenIsKilled() throws Exception {
        if (!isThere()) return;
        Database database = Database.start(1);
        try {
            ProcessHandle server = ProcessHandle.of(database.pid()).orElseThrow();
            Path data = Path.of(database.setting("data_directory"));
            assertThat(Open.processes()).contains(server);
            for (ProcessHandle child : children()) child.destroyForcibly();
            server.onExit().get(30, TimeUnit.SECONDS);
            database.close();                                       // waits for whoever has begun with it
            assertThat(data).doesNotExist();
            assertThat(Open.processes()).doesNotContain(server);
            assertThatThrownBy(() -> database.insert(1)).isInstanceOf(SQLException.class);
        } finally {
            database.close();
        }
    }

    @Test
    void anInterruptWhileItStartsEndsItAndItsDataGo() throws Exception {
        if (!isThere()) return;
        var thrown = new AtomicReference<Throwable>();
        Thread starts = Thread.ofPlatform().daemon().start(() -> {
            try {
                Database.start(1).close();
            } catch (Throwable e) {
                thrown.set(e);
            }
        });
        while (children().size() < 2 && starts.isAlive()) Thread.sleep(1);          // the JVM and what makes the data
        List<ProcessHandle> all = children();
        starts.interrupt();
        starts.join();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(all).isNotEmpty().allMatch(Ending::isOver);
        assertThat(children()).isEmpty();
        try (Stream<Path> left = Files.list(Scratch.own())) {
            assertThat(left.filter(folder -> folder.getFileName().toString().startsWith("database"))).isEmpty();
        }
    }

    @Test
    void anInterruptedCloserEndsItToo() throws Exception {
        if (!isThere()) return;
        Database database = Database.start(1);
        ProcessHandle server = ProcessHandle.of(database.pid()).orElseThrow();
        Thread.currentThread().interrupt();
        database.close();
        assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
        assertThat(Ending.isOver(server)).isTrue();
        assertThat(children()).isEmpty();
    }

    @Test
    void badNumbersAreRefused() {
        assertThatThrownBy(() -> Database.start(0)).hasMessage("connections: 1 to 50, not 0");
        assertThatThrownBy(() -> Database.start(51)).hasMessage("connections: 1 to 50, not 51");
    }
}
