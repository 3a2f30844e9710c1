package parallel.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parallel.Await;
import parallel.Caller;
import parallel.Ending;
import parallel.Killed;
import parallel.Open;
import parallel.Scratch;

/**
 * A real server; where Maven has no binaries for the system, the reason why there is none. Each test looks at
 * processes of its own only.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("databases of this class")                  // one at a time: they wait for one disk
class DatabaseTest {

    private static boolean isThere() {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        return List.of("Linux amd64", "Linux aarch64", "Mac OS X x86_64", "Mac OS X aarch64").contains(system)
                || system.startsWith("Windows");
    }

    private static void assumeItIsThere() {
        assumeThat(isThere()).as("a system for which Maven has binaries").isTrue();
    }

    /** All that work on the data below a folder whose name begins so, whoever started them. */
    private static List<ProcessHandle> processes(String folder) {
        return ProcessHandle.allProcesses().filter(process -> process.info().commandLine()
                .filter(line -> line.contains(folder)).isPresent() && !Ending.isOver(process)).toList();
    }

    @Test
    void whereItIsNotTheReasonIsSaid() {
        assumeThat(isThere()).isFalse();
        assertThatThrownBy(() -> Database.start(1)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no PostgreSQL for this system");
    }

    @Test
    void aCommitIsOnTheDiskAndEvenAnInterruptedCloserLeavesNothingBehind() throws Exception {
        assumeItIsThere();
        Path home;
        Database database = Database.start(3);
        try {
            assertThat(database.version()).startsWith("PostgreSQL ");
            assertThat(ProcessHandle.of(database.pid()).filter(ProcessHandle::isAlive)).isPresent();
            home = Path.of(database.setting("data_directory")).getParent();
            assertThat(home).as("on the disk, not where the system keeps temporary files").hasParent(Scratch.own());
            assertThat(database.setting("fsync")).isEqualTo("on");
            assertThat(database.setting("synchronous_commit")).isEqualTo("on");
            assertThat(database.setting("listen_addresses")).isEqualTo("127.0.0.1");
            List<Caller> callers = LongStream.rangeClosed(1, 8)
                    .mapToObj(number -> Caller.of(() -> database.insert(number))).toList();
            for (Caller each : callers) assertThat(each.thrown()).isNull();
            assertThat(database.orders()).as("more threads than connections: all have had one").isEqualTo(8);
            assertThat(database.count(70)).isEqualTo(10);
            assertThatThrownBy(() -> database.setting("no; SELECT 1")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> database.setting(null)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("underscores only, not null");
            assertThatThrownBy(() -> database.setting("nonsense")).isInstanceOf(SQLException.class);
        } finally {
            Thread.currentThread().interrupt();
            database.close();
        }
        assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
        database.close();
        assertThat(ProcessHandle.of(database.pid()).filter(server -> !Ending.isOver(server))).as("the server")
                .isEmpty();
        assertThat(processes(home.toString())).isEmpty();
        assertThat(home).doesNotExist();
        assertThatThrownBy(() -> database.insert(1)).isInstanceOf(SQLException.class);
    }

    @Test
    void anInterruptAtTheStartEndsIt() throws Exception {
        assumeItIsThere();
        Path home = Scratch.folder("database");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Database.start(1, home)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(processes(home.toString())).isEmpty();
        assertThat(home).doesNotExist();
    }

    @Test
    void anInterruptWhileItStartsEndsItAndItsDataGo() throws Exception {
        assumeItIsThere();
        Path home = Scratch.folder("database");
        var starts = Caller.of(() -> {
            try (Database tooQuick = Database.start(1, home)) {
                new CountDownLatch(1).await();
                return tooQuick.pid();
            }
        });
        Await.until(() -> processes(home.toString()).size() >= 2);             // the JVM and what makes the data
        List<ProcessHandle> all = processes(home.toString());
        assertThat(starts.interrupt()).isInstanceOf(InterruptedException.class);
        assertThat(all).isNotEmpty().allMatch(Ending::isOver);
        assertThat(processes(home.toString())).isEmpty();
        assertThat(home).doesNotExist();
    }

    /** A kernel with a database, which is killed. */
    static final class Kernel {
        public static void main(String[] none) throws Exception {
            Database database = Database.start(1);
            System.out.println(database.pid() + " " + ProcessHandle.current().children().findFirst().orElseThrow()
                    .pid());
            new CountDownLatch(1).await();
        }
    }

    @Test
    void itEndsWithAJvmThatIsKilledAndSoDoItsData() throws Exception {
        assumeItIsThere();
        nothingIsLeftOf(Killed.andTheOthersEnd(2, Kernel.class));
    }

    /** The first process is the JVM that starts the server, the next ones make its data, and then it starts. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void itEndsWithAJvmThatIsKilledWhileItStarts(int processes) throws Exception {
        assumeItIsThere();
        long jvm = Killed.asSoonAsItHas(processes, Kernel.class);
        Await.until(() -> processes(folder(jvm)).isEmpty());                  // what was started meanwhile
        Scratch.sweep();                                       // the first process may have ended as it began
        nothingIsLeftOf(jvm);
    }

    private static String folder(long jvm) throws IOException {
        return Scratch.place().resolve(jvm + "-").toString();
    }

    private static void nothingIsLeftOf(long jvm) throws IOException {
        String folder = folder(jvm);
        assertThat(processes(folder)).isEmpty();
        assertThat(Scratch.place()).isDirectoryNotContaining(each -> each.toString().startsWith(folder));
    }

    /**
     * As when the system runs out of memory and ends one after the other: nobody is left to look after the
     * server but the next JVM.
     */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theNextJvmEndsAServerThatNobodyLooksAfter() throws Exception {
        assumeItIsThere();
        Process kernel = Killed.start(Kernel.class);
        try (var says = kernel.inputReader()) {
            String[] pids = says.readLine().split(" ");
            ProcessHandle server = ProcessHandle.of(Long.parseLong(pids[0])).orElseThrow(),
                    between = ProcessHandle.of(Long.parseLong(pids[1])).orElseThrow();
            assertThat(new ProcessBuilder("kill", "-STOP", pids[1]).start().waitFor()).isZero();
            kernel.destroyForcibly().waitFor();
            between.destroyForcibly();
            Scratch.sweep();
            Await.end(server);
        } finally {
            kernel.destroyForcibly();
        }
    }

    @Test
    void theServerEndsWhenTheJvmBetweenIsKilled() throws Exception {
        assumeItIsThere();
        Path home = Scratch.folder("database");
        Database database = Database.start(1, home);
        try {
            ProcessHandle server = ProcessHandle.of(database.pid()).orElseThrow();
            assertThat(Open.processes()).contains(server);
            List<ProcessHandle> between = ProcessHandle.current().children()
                    .filter(processes(home.toString())::contains).toList();
            assertThat(between).hasSize(1).allMatch(ProcessHandle::destroyForcibly);
            Await.end(server);
            database.close();                                       // waits for whoever has begun with it
            assertThat(home).doesNotExist();
            assertThat(Open.processes()).doesNotContain(server);
            assertThatThrownBy(() -> database.insert(1)).isInstanceOf(SQLException.class);
        } finally {
            database.close();
        }
    }
}
