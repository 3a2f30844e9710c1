package parallel.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parallel.Scratch;

/** A real server; where Maven has no binaries for the system, the reason why there is none. */
@Timeout(120)
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
            assertThatThrownBy(() -> database.setting("nonsense")).isInstanceOf(SQLException.class);
        } finally {
            database.close();
        }
        long pid = database.pid();
        database.close();
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).as("the server").isEmpty();
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

    @Test
    void badNumbersAreRefused() {
        assertThatThrownBy(() -> Database.start(0)).hasMessage("connections: 1 to 50, not 0");
        assertThatThrownBy(() -> Database.start(51)).hasMessage("connections: 1 to 50, not 51");
    }
}
