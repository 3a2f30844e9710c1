package parallel.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parallel.Killed;
import parallel.Left;
import parallel.Task;

/** What is particular to processes; the promises of all ways are in {@link Promises}. */
@Timeout(60)
@Tag("slow")
class ChildProcessesTest {

    /** Processes that know the tests' classes, too. */
    static ChildProcesses processes(int n) {
        return new ChildProcesses(n, testClassPath());
    }

    static List<Path> testClassPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator)).map(Path::of).toList();
    }

    /** Each JVM has its own. */
    private static int counter;

    private static int count(int by) {
        return counter += by;
    }

    @Test
    void tasksRunInTheOtherProcesses() throws Exception {
        try (ChildProcesses two = processes(2)) {
            two.start();
            List<Long> pids = two.map(List.of(1, 2, 3, 4), i -> ProcessHandle.current().pid());
            assertThat(pids).isSubsetOf(two.pids()).doesNotContain(ProcessHandle.current().pid());
            assertThat(two.pids()).hasSize(2).doesNotHaveDuplicates();
        }
    }

    @Test
    void onOneCoreTheyMayUseNoOther() throws Exception {
        Optional<ChildProcesses> found = ChildProcesses.onOneCore(2);
        assumeThat(found).as("a system that can hold a process to one core").isPresent();
        try (ChildProcesses two = found.get()) {
            two.start();
            assertThat(two.name()).isEqualTo("child processes (2) on one core");
            assertThat(two.pids()).hasSize(2);
            List<String> cores = new ArrayList<>();
            for (long pid : two.pids()) {
                cores.addAll(Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream().filter(line -> line.startsWith("Cpus_allowed_list:")).toList());
            }
            assertThat(cores).as("one core, the same for both").hasSize(2).allMatch(line -> line.matches("\\D*\\d+")).containsOnly(cores.getFirst());
        }
        assertThatThrownBy(() -> ChildProcesses.onOneCore(0)).hasMessageContaining("must be 1 to 64, not 0");
    }

    @Test
    void nothingIsSharedButCopies() throws Exception {
        int[] array = {0};
        try (ChildProcesses one = processes(1)) {
            List<Integer> answers = one.map(List.of(1, 10, 100), i -> {
                array[0] += i;
                return count(i) + 1_000 * array[0];
            });
            assertThat(answers).as("there it adds up").containsExactly(1_001, 11_011, 111_111);
            assertThat(counter).as("here it does not").isZero();
            assertThat(array[0]).isZero();
        }
    }

    @Test
    void whatATaskPrintsIsNoAnswer() throws Exception {
        try (ChildProcesses one = processes(1)) {
            assertThat(one.map(List.of(1, 2), i -> {
                System.out.println("AAAAAAAA");
                return i;
            })).containsExactly(1, 2);
        }
    }

    @Test
    void whatExistsInThisJvmOnlyIsRefusedWithTheReason() {
        try (ChildProcesses library = new ChildProcesses(1)) {
            assertThatThrownBy(() -> library.map(List.of(1), i -> i)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the task cannot travel").hasMessageContaining(ChildProcessesTest.class.getName())
                    .hasMessageContaining("exists in this JVM only").hasMessageContaining("PrimeCheck.TASK");
            assertThat(library.pids()).as("refused before anything starts").isEmpty();
        }
        var latch = new CountDownLatch(1);
        try (ChildProcesses one = processes(1)) {
            assertThatThrownBy(() -> one.map(List.of(1), i -> {
                latch.countDown();
                return i;
            })).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("CountDownLatch is not serializable");
            assertThatThrownBy(() -> one.map(List.of(new Object()), Object::hashCode)).isInstanceOf(TaskFailedException.class)
                    .hasMessageContaining("an input cannot travel").hasMessageContaining("java.lang.Object is not serializable");
            assertThatThrownBy(() -> one.map(List.of(1), i -> new Object())).isInstanceOf(TaskFailedException.class)
                    .hasMessageContaining("the answer cannot travel");
        }
    }

    @Test
    void aCrashEndsOneProcessAndTheNextCallHasANewOne() throws Exception {
        try (ChildProcesses one = processes(1)) {
            one.start();
            List<Long> before = one.pids();
            assertThatThrownBy(() -> one.map(List.of(7), code -> {
                System.err.println("I am done for");
                Runtime.getRuntime().halt(code);
                return code;
            })).isInstanceOf(TaskFailedException.class).cause().isInstanceOf(ChildEndedException.class)
                    .hasMessageContaining("exit code 7").hasMessageContaining("I am done for")
                    .extracting(e -> ((ChildEndedException) e).exitCode()).isEqualTo(7);
            assertThat(one.map(List.of(1, 2), i -> i + 1)).containsExactly(2, 3);
            assertThat(one.pids()).hasSize(1).doesNotContainAnyElementsOf(before);
        }
    }

    /** The tasks of the next two tests say where they are by a connection. */
    private static Socket sayHello(int port) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private static final Task<Integer, Integer> POLITE = port -> {
        try (Socket hello = sayHello(port)) {
            new CountDownLatch(1).await();                // ends by an interrupt
            return hello.getPort();
        }
    };

    private static final Task<Integer, Integer> DEAF = port -> {
        try (Socket hello = sayHello(port)) {
            for (long i = 0; i >= 0; i++) Thread.onSpinWait();
            return hello.getPort();
        }
    };

    @Test
    void anInterruptEndsATaskThatListensAndKeepsItsProcess() throws Exception {
        try (ChildProcesses one = processes(1)) {
            one.start();
            List<Long> before = one.pids();
            assertThat(interruptedIn(one, POLITE)).isInstanceOf(InterruptedException.class).hasNoSuppressedExceptions();
            assertThat(one.map(List.of(1, 2), i -> i + 1)).containsExactly(2, 3);
            assertThat(one.pids()).isEqualTo(before);
        }
    }

    @Test
    void aTaskThatIgnoresItsInterruptLosesItsProcess() throws Exception {
        try (ChildProcesses one = processes(1)) {
            one.start();
            ProcessHandle before = ProcessHandle.of(one.pids().getFirst()).orElseThrow();
            assertThat(interruptedIn(one, DEAF)).isInstanceOf(InterruptedException.class).hasNoSuppressedExceptions();
            assertThat(before.isAlive()).isFalse();
            assertThat(Abandoned.threads()).isEmpty();
            assertThat(one.map(List.of(1, 2), i -> i + 1)).containsExactly(2, 3);
        }
    }

    private static Throwable interruptedIn(Strategy way, Task<Integer, Integer> task) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Promises.interruptWhen(atWork(server), () -> way.map(List.of(server.getLocalPort()), task));
        }
    }

    /** Opens when a task has said that it is at work. */
    private static CountDownLatch atWork(ServerSocket server) {
        var atWork = new CountDownLatch(1);
        Thread.ofPlatform().daemon().start(() -> {
            try (Socket hello = server.accept()) {
                atWork.countDown();
                hello.getInputStream().read();
            } catch (IOException theTaskHasEnded) {
                atWork.countDown();
            }
        });
        return atWork;
    }

    @Test
    void closingEndsTheCallThatIsUnderWayAndAllProcesses() throws Exception {
        ChildProcesses two = processes(2);
        two.start();
        List<ProcessHandle> children = two.pids().stream().flatMap(pid -> ProcessHandle.of(pid).stream()).toList();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CountDownLatch atWork = atWork(server);
            Thread caller = Thread.ofPlatform().start(() -> {
                try {
                    two.map(List.of(server.getLocalPort()), POLITE);
                } catch (Exception e) {
                    thrown.set(e);
                }
            });
            atWork.await();
            two.close();
            caller.join();
        }
        assertThat(thrown.get()).isInstanceOf(IllegalStateException.class).hasMessageContaining("were closed");
        assertThat(children).hasSize(2).noneMatch(ProcessHandle::isAlive);
        two.close();
        assertThatThrownBy(two::start).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
        assertThatThrownBy(() -> two.map(List.of(1), i -> i)).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
    }

    @Test
    void numbersOfProcessesOutOfRangeAreRefusedWithTheRange() {
        for (int bad : new int[] {0, -1, 65, Integer.MIN_VALUE}) {
            assertThatThrownBy(() -> new ChildProcesses(bad)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("ChildProcesses: the number of processes must be 1 to 64, not " + bad);
        }
    }

    /** A parent that is killed cannot clean up. */
    static final class Parent {
        public static void main(String[] none) throws Exception {
            ChildProcesses two = new ChildProcesses(2);
            two.start();
            System.out.println(two.pids());
            new CountDownLatch(1).await();
        }
    }

    @Test
    void childrenEndWithAParentThatIsKilled() throws Exception {
        Killed.andTheOthersEnd(2, Parent.class);
    }

    @Test
    void theyDoSoWhileTheyStart() throws Exception {
        Killed.asSoonAsItHas(1, Parent.class);
        Killed.asSoonAsItHas(2, Parent.class);
    }

    /** Something done to processes as they start, and what {@code start()} threw. */
    private record Disturbed(List<ProcessHandle> begun, Throwable thrown) {

        /** Done as soon as the first has begun; on a busy machine that may be after all are ready, and is tried again then. */
        static Disturbed whileTheyStart(Supplier<ChildProcesses> fresh, Consumer<ChildProcesses> disturb) throws InterruptedException {
            for (int attempt = 1; attempt <= 50; attempt++) {
                ChildProcesses some = fresh.get();
                AtomicReference<Throwable> thrown = new AtomicReference<>();
                Thread starts = Thread.ofPlatform().daemon().start(() -> {
                    try {
                        some.start();
                    } catch (Throwable e) {
                        thrown.set(e);
                    }
                });
                while (some.pids().isEmpty() && starts.isAlive()) Thread.onSpinWait();
                List<ProcessHandle> begun = some.pids().stream().flatMap(pid -> ProcessHandle.of(pid).stream()).toList();
                disturb.accept(some);
                starts.join();
                if (thrown.get() != null) return new Disturbed(begun, thrown.get());
                some.close();
            }
            throw new AssertionError("start() threw nothing in fifty attempts");
        }
    }

    @Test
    void closingWhileTheyStartEndsThemAll() throws Exception {
        List<ChildProcesses> made = new ArrayList<>();
        Disturbed closed = Disturbed.whileTheyStart(() -> {
            made.add(new ChildProcesses(4));
            return made.getLast();
        }, ChildProcesses::close);
        assertThat(closed.thrown()).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
        assertThat(closed.begun()).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertThat(made).allMatch(some -> some.pids().isEmpty());
        assertThat(Left.behind("child processes (4)")).isEmpty();
    }

    @Test
    void aChildThatIsKilledBeforeItIsReadyIsReplaced() throws Exception {
        List<ChildProcesses> made = new ArrayList<>();
        Disturbed killed = Disturbed.whileTheyStart(() -> {
            made.add(processes(1));
            return made.getLast();
        }, one -> one.pids().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly)));
        try (ChildProcesses one = made.getLast()) {
            assertThat(killed.thrown()).isInstanceOf(ChildEndedException.class);
            assertThat(one.map(List.of(1, 2), i -> i + 1)).containsExactly(2, 3);
        }
    }
}
