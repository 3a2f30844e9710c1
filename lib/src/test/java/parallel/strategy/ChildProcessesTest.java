package parallel.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import parallel.Await;
import parallel.Caller;
import parallel.Killed;
import parallel.Task;

/** The promises of all ways, and what is particular to processes. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("child processes of this class")             // one of these tests at a time
class ChildProcessesTest {

    /** For those tests that do not close them. */
    private static final ChildProcesses ONE = TestJvms.processes(1), TWO = TestJvms.processes(2);

    @Nested class PromisesOfTwo extends Promises { PromisesOfTwo() { super(() -> new LeftOpen(TWO)); } }

    @AfterAll
    static void close() {
        ONE.close();
        TWO.close();
    }

    /** Each JVM has its own. */
    private static int counter;

    private static int count(int by) {
        return counter += by;
    }

    @Test
    void tasksRunInTheOtherProcesses() throws Exception {
        TWO.start();
        List<Long> pids = TWO.map(List.of(1, 2, 3, 4), i -> ProcessHandle.current().pid());
        assertThat(pids).isSubsetOf(TWO.pids()).doesNotContain(ProcessHandle.current().pid());
        assertThat(TWO.pids()).hasSize(2).doesNotHaveDuplicates();
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
                cores.addAll(Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                        .filter(line -> line.startsWith("Cpus_allowed_list:")).toList());
            }
            assertThat(cores).as("one core, the same for both").hasSize(2).allMatch(line -> line.matches("\\D*\\d+"))
                    .containsOnly(cores.getFirst());
        }
    }

    @Test
    void nothingIsSharedButCopies() throws Exception {
        int[] array = {0};
        try (ChildProcesses one = TestJvms.processes(1)) {
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
        assertThat(ONE.map(List.of(1, 2), i -> {
            System.out.println("AAAAAAAA");
            return i;
        })).containsExactly(1, 2);
    }

    @Test
    void whatExistsInThisJvmOnlyIsRefusedWithTheReason() {
        try (ChildProcesses library = new ChildProcesses(1)) {
            assertThatThrownBy(() -> library.map(List.of(1), i -> i)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the task cannot travel")
                    .hasMessageContaining(ChildProcessesTest.class.getName())
                    .hasMessageContaining("exists in this JVM only").hasMessageContaining("PrimeCheck.TASK");
            assertThat(library.pids()).as("refused before anything starts").isEmpty();
        }
        var latch = new CountDownLatch(1);
        assertThatThrownBy(() -> ONE.map(List.of(1), i -> {
            latch.countDown();
            return i;
        })).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("CountDownLatch is not serializable");
        assertThatThrownBy(() -> ONE.map(List.of(new Object()), Object::hashCode))
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("an input cannot travel")
                .hasMessageContaining("java.lang.Object is not serializable");
        assertThatThrownBy(() -> ONE.map(List.of(1), i -> new Object())).isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("the answer cannot travel");
    }

    @Test
    void aCrashEndsOneProcessAndTheNextCallHasANewOne() throws Exception {
        ONE.start();
        List<Long> before = ONE.pids();
        assertThatThrownBy(() -> Patient.endlessly(ONE).map(List.of(7), code -> {
            System.err.println("I am done for");
            Runtime.getRuntime().halt(code);
            return code;
        })).isInstanceOf(TaskFailedException.class).cause().isInstanceOf(ChildEndedException.class)
                .hasMessageContaining("exit code 7").hasMessageContaining("I am done for")
                .extracting(e -> ((ChildEndedException) e).exitCode()).isEqualTo(7);
        assertThat(ONE.map(List.of(1, 2), i -> i + 1)).containsExactly(2, 3);
        assertThat(ONE.pids()).hasSize(1).doesNotContainAnyElementsOf(before);
    }

    private static Throwable interruptedIn(Strategy way, Task<Integer, Long> task) throws Exception {
        try (var tasks = new Tasks()) {
            var call = Caller.of(() -> way.map(List.of(tasks.port()), task));
            tasks.next();
            return call.interrupt();
        }
    }

    @Test
    void anInterruptEndsATaskThatListensAndKeepsItsProcess() throws Exception {
        ONE.start();
        List<Long> before = ONE.pids();
        assertThat(interruptedIn(Patient.endlessly(ONE), Tasks.POLITE)).isInstanceOf(InterruptedException.class)
                .hasNoSuppressedExceptions();
        assertThat(ONE.map(List.of(1, 2), i -> i + 1)).containsExactly(2, 3);
        assertThat(ONE.pids()).isEqualTo(before);
    }

    @Test
    void aTaskThatIgnoresItsInterruptLosesItsProcess() throws Exception {
        ONE.start();
        ProcessHandle before = ProcessHandle.of(ONE.pids().getFirst()).orElseThrow();
        assertThat(interruptedIn(Patient.hardlyWithAProcess(ONE), Tasks.DEAF))
                .isInstanceOf(InterruptedException.class).hasNoSuppressedExceptions();
        assertThat(before.isAlive()).isFalse();
        assertThat(ONE.map(List.of(1, 2), i -> i + 1)).containsExactly(2, 3);
    }

    /** Who has begun to end must not be hurried by a second interrupt: its process would be ended instead. */
    @Test
    void aFailureLeavesAnotherTaskItsTimeToEnd() throws Exception {
        TWO.start();
        List<Long> before = TWO.pids();
        try (var slow = new Tasks(); var bad = new Tasks()) {
            int fails = bad.port();
            var call = Caller.of(() -> Patient.endlessly(TWO).map(List.of(slow.port(), fails), port -> {
                if (port != fails) return Tasks.SLOW.apply(port);
                Tasks.UNTIL_TOLD.apply(port);
                throw new IllegalStateException("boom");
            }));
            Tasks.AtWork other = slow.next();
            bad.next().goOn();
            // for the other task, which has been told
            Await.until(() -> call.thread().getState() == Thread.State.TIMED_WAITING);
            other.goOn();
            assertThat(call.thrown()).isInstanceOf(TaskFailedException.class).hasMessageContaining("boom");
        }
        assertThat(TWO.pids()).isEqualTo(before);
    }

    @Test
    void closingEndsTheCallThatIsUnderWayAndAllProcesses() throws Exception {
        ChildProcesses two = TestJvms.processes(2);
        two.start();
        List<ProcessHandle> children = handles(two);
        try (var tasks = new Tasks()) {
            var call = Caller.of(() -> two.map(List.of(tasks.port()), Tasks.POLITE));
            tasks.next();
            two.close();
            assertThat(call.thrown()).isInstanceOf(IllegalStateException.class).hasMessageContaining("were closed");
        }
        assertThat(children).hasSize(2).noneMatch(ProcessHandle::isAlive);
        two.close();
        assertThatThrownBy(two::start).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
        assertThatThrownBy(() -> two.map(List.of(1), i -> i)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    private static List<ProcessHandle> handles(ChildProcesses some) {
        return some.pids().stream().flatMap(pid -> ProcessHandle.of(pid).stream()).toList();
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

    /** What is done to processes as they start, and what {@code start()} threw. */
    private record Disturbed(ChildProcesses last, List<ProcessHandle> begun, Throwable thrown) {

        /**
         * Done as soon as the first has begun; on a busy machine that may be after all are ready, and is
         * tried again then.
         */
        static Disturbed whileTheyStart(int number, IntFunction<ChildProcesses> maker,
                Consumer<ChildProcesses> disturb) throws Exception {
            while (true) {
                ChildProcesses some = maker.apply(number);
                var starts = Caller.of(some::start);
                Await.until(() -> !some.pids().isEmpty() || !starts.thread().isAlive());
                List<ProcessHandle> begun = handles(some);
                disturb.accept(some);
                if (starts.thrown() != null) return new Disturbed(some, begun, starts.thrown());
                some.close();
            }
        }
    }

    @Test
    void closingWhileTheyStartEndsThemAll() throws Exception {
        Disturbed closed = Disturbed.whileTheyStart(3, ChildProcesses::new, ChildProcesses::close);
        assertThat(closed.thrown()).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
        assertThat(closed.begun()).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertThat(closed.last().pids()).isEmpty();
        Await.endOfThreads("child processes (3)");
    }

    @Test
    void aChildThatIsKilledBeforeItIsReadyIsReplaced() throws Exception {
        Disturbed killed = Disturbed.whileTheyStart(1, TestJvms::processes, one -> handles(one)
                .forEach(ProcessHandle::destroyForcibly));
        try (ChildProcesses one = killed.last()) {
            assertThat(killed.thrown()).isInstanceOf(ChildEndedException.class);
            assertThat(one.map(List.of(1, 2), i -> i + 1)).containsExactly(2, 3);
        }
    }
}
