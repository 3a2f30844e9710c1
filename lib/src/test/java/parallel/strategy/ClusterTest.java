package parallel.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parallel.Killed;
import parallel.Left;
import parallel.Open;
import parallel.Task;

/** What is particular to a cluster on one machine; the promises of all ways are in {@link Promises}, what others see of it in {@link ClusterNetworkTest}. */
@Timeout(120)
@Tag("slow")
class ClusterTest {

    /** One for those tests that leave it whole: each start takes seconds. */
    private static final Cluster TWO = cluster(2);

    /** Its children know the tests' classes, too. */
    static Cluster cluster(int members) {
        return new Cluster(members, Cluster.loopback(), ChildProcessesTest.testClassPath());
    }

    @AfterAll
    static void close() throws InterruptedException {
        TWO.close();
        assertThat(Left.behind("hz.", "cluster (")).isEmpty();
    }

    @AfterEach
    void noInterruptIsLeft() {
        assertThat(Thread.interrupted()).isFalse();
    }

    /** The tasks of these tests say where they are by a connection, and are told by it to go on. */
    static final class Tasks implements AutoCloseable {
        private final ServerSocket server;
        private final List<Socket> lines = new ArrayList<>();

        /** A task that is at work. */
        record AtWork(Socket line, long pid) {
            void goOn() throws IOException {
                line.getOutputStream().write(1);
            }
        }

        Tasks() throws IOException {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            server.setSoTimeout(60_000);                      // a test that waits for a task in vain fails, and does not hang
        }

        int port() {
            return server.getLocalPort();
        }

        AtWork next() throws IOException {
            Socket line = server.accept();
            lines.add(line);
            return new AtWork(line, new DataInputStream(line.getInputStream()).readLong());
        }

        @Override
        public void close() throws IOException {
            for (Socket line : lines) line.close();
            server.close();
        }
    }

    private static Socket sayHello(int port) throws IOException {
        Socket line = new Socket(InetAddress.getLoopbackAddress(), port);
        new DataOutputStream(line.getOutputStream()).writeLong(ProcessHandle.current().pid());
        return line;
    }

    private static final Task<Integer, Long> UNTIL_TOLD = port -> {
        try (Socket line = sayHello(port)) {
            line.getInputStream().read();
            return ProcessHandle.current().pid();
        }
    };

    /** Ends by an interrupt, and says so last. */
    static final Task<Integer, Long> POLITE = port -> {
        try (Socket line = sayHello(port)) {
            try {
                new CountDownLatch(1).await();
            } finally {
                line.getOutputStream().write(7);
            }
            return 0L;
        }
    };

    private static volatile boolean released;

    private static final Task<Integer, Long> DEAF = port -> {
        try (Socket line = sayHello(port)) {
            while (!released) Thread.onSpinWait();
            return (long) line.getPort();
        }
    };

    /** A call in a thread of its own. */
    private static final class Called {
        private final AtomicReference<Object> end = new AtomicReference<>();
        private final Thread thread;

        Called(Strategy way, List<Integer> inputs, Task<Integer, Long> task) {
            thread = Thread.ofPlatform().daemon().start(() -> {
                try {
                    end.set(way.map(inputs, task));
                } catch (Throwable thrown) {
                    end.set(thrown);
                }
            });
        }

        Object end() throws InterruptedException {
            thread.join();
            return end.get();
        }

        Object interrupted() throws InterruptedException {
            thread.interrupt();
            return end();
        }
    }

    @Test
    void membersWorkAtTheSameTimeOneOfThemInThisJvm() throws Exception {
        TWO.start();
        try (var tasks = new Tasks()) {
            var call = new Called(TWO, List.of(tasks.port(), tasks.port()), UNTIL_TOLD);
            List<Tasks.AtWork> both = List.of(tasks.next(), tasks.next());
            for (Tasks.AtWork each : both) each.goOn();
            assertThat(both).extracting(Tasks.AtWork::pid).containsExactlyInAnyOrder(ProcessHandle.current().pid(), TWO.pids().getFirst());
            assertThat(call.end()).asInstanceOf(LIST).hasSize(2);
        }
        assertThat(TWO.members()).hasSize(2).allMatch(member -> member.matches("127\\.0\\.0\\.1:\\d+")).doesNotHaveDuplicates();
        assertThat(TWO.ranAgain()).isEmpty();
        assertThat(TWO.refused()).isEmpty();
        assertThat(TWO.await(2, Duration.ofSeconds(1))).isTrue();
        assertThat(TWO.await(3, Duration.ofMillis(1))).as("nobody else comes").isFalse();
        assertThat(Open.things()).contains(TWO);
    }

    @Test
    void evenInThisJvmATaskWorksOnCopies() throws Exception {
        var list = new ArrayList<>(List.of(1));
        var captured = new int[1];
        try (Cluster one = cluster(1)) {
            assertThat(one.map(List.of(list), given -> {
                given.add(2);
                captured[0]++;
                return given;
            })).isEqualTo(List.of(List.of(1, 2)));
        }
        assertThat(list).isEqualTo(List.of(1));
        assertThat(captured).containsExactly(0);
    }

    @Test
    void whatExistsInThisJvmOnlyIsRefusedWithTheReason() throws Exception {
        try (Cluster library = new Cluster(2)) {
            assertThatThrownBy(() -> library.map(List.of(1), i -> i)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("cluster: the task cannot travel").hasMessageContaining(ClusterTest.class.getName())
                    .hasMessageContaining("exists in this JVM only").hasMessageContaining("PrimeCheck.TASK");
            var latch = new CountDownLatch(1);
            assertThatThrownBy(() -> library.map(List.of(1), i -> {
                latch.countDown();
                return i;
            })).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("cannot travel");
            assertThat(library.pids()).as("refused before anything starts").isEmpty();
            assertThat(library.members()).isEmpty();
        }
        assertThatThrownBy(() -> TWO.map(List.of(new Object()), Object::hashCode)).isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("cluster: an input cannot travel").hasMessageContaining("java.lang.Object is not serializable");
        assertThatThrownBy(() -> TWO.map(List.of(1, 2), i -> new Object())).isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("cluster: the answer cannot travel");
        assertThatThrownBy(() -> TWO.map(List.of(1), i -> {
            throw new Unsendable();
        })).isInstanceOf(TaskFailedException.class).hasMessageContaining("Unsendable: it holds what cannot travel");
    }

    private static final class Unsendable extends Exception {
        private static final long serialVersionUID = 1;
        @SuppressWarnings("serial")                       // that is what is tried
        private final Object held = new Object();

        Unsendable() {
            super("it holds what cannot travel");
        }
    }

    @Test
    void anInterruptEndsThePiecesOnEveryMember() throws Exception {
        TWO.start();
        List<Long> before = TWO.pids();
        try (var tasks = new Tasks()) {
            var call = new Called(TWO, IntStream.range(0, 20).mapToObj(i -> tasks.port()).toList(), POLITE);
            List<Tasks.AtWork> both = List.of(tasks.next(), tasks.next());
            assertThat(TWO.sent()).extracting(Cluster.Sent::fate).containsExactly(Cluster.Fate.UNDER_WAY, Cluster.Fate.UNDER_WAY);
            assertThat(TWO.sent()).extracting(Cluster.Sent::member).containsExactlyInAnyOrderElementsOf(TWO.members());
            assertThat(call.interrupted()).isInstanceOfSatisfying(InterruptedException.class, e -> assertThat(e.getSuppressed()).isEmpty());
            for (Tasks.AtWork each : both) assertThat(each.line().getInputStream().read()).as("the task in %d was interrupted", each.pid()).isEqualTo(7);
        }
        assertThat(TWO.sent()).extracting(Cluster.Sent::fate).containsOnly(Cluster.Fate.STOPPED);
        assertThat(TWO.pids()).as("no process was ended").isEqualTo(before);
        assertThat(TWO.members()).filteredOn(member -> TWO.pid(member).isPresent()).singleElement().satisfies(child -> {
            assertThat(child).as("this JVM is none of its own children").isNotEqualTo(TWO.members().getFirst());
            assertThat(TWO.pid(child)).hasValue(before.getFirst());
        });
        assertThat(TWO.map(List.of(1, 2, 3), i -> i + (Thread.currentThread().isInterrupted() ? 100 : 1))).containsExactly(2, 3, 4);
    }

    @Test
    void aTaskThatIgnoresItsInterruptLosesItsChildJvmAndIsNamedInThisOne() throws Exception {
        TWO.start();
        ProcessHandle child = ProcessHandle.of(TWO.pids().getFirst()).orElseThrow();
        try (var tasks = new Tasks()) {
            var call = new Called(TWO, List.of(tasks.port(), tasks.port()), DEAF);
            tasks.next();
            tasks.next();
            Object thrown = call.interrupted();
            assertThat(thrown).isInstanceOfSatisfying(InterruptedException.class, e -> assertThat(e.getSuppressed()).singleElement()
                    .isInstanceOf(AbandonedThreadException.class).asString().contains("thread 'cluster (2) #").contains("on the input " + tasks.port()));
            child.onExit().join();
            assertThat(Abandoned.threads()).singleElement().extracting(Thread::getName).asString().startsWith("cluster (2) #");
            assertThat(TWO.map(List.of(1, 2, 3), i -> i + 1)).as("the cluster still works").containsExactly(2, 3, 4);
            assertThat(TWO.members()).as("with another child").hasSize(2);
            assertThat(TWO.pids()).hasSize(1).doesNotContain(child.pid());
        } finally {
            released = true;
        }
        while (!Abandoned.threads().isEmpty()) Thread.onSpinWait();
    }

    @Test
    void thePieceOfAMemberThatIsKilledRunsAgain() throws Exception {
        TWO.start();
        long child = TWO.pids().getFirst();
        try (var tasks = new Tasks()) {
            var call = new Called(TWO, List.of(tasks.port(), tasks.port()), UNTIL_TOLD);
            Tasks.AtWork first = tasks.next(), second = tasks.next();
            ProcessHandle.of(child).orElseThrow().destroyForcibly();
            (first.pid() == child ? second : first).goOn();
            tasks.next().goOn();                              // the lost one, in this JVM
            assertThat(call.end()).isEqualTo(List.of(ProcessHandle.current().pid(), ProcessHandle.current().pid()));
            assertThat(TWO.ranAgain()).containsExactly(tasks.port());
        }
        String here = TWO.members().getFirst();
        assertThat(TWO.sent()).filteredOn(sent -> sent.fate() == Cluster.Fate.LOST).singleElement().satisfies(lost -> assertThat(lost.member()).isNotEqualTo(here));
        assertThat(TWO.sent()).filteredOn(sent -> sent.fate() == Cluster.Fate.ANSWERED).hasSize(2).allMatch(sent -> sent.member().equals(here))
                .extracting(Cluster.Sent::again).containsExactlyInAnyOrder(false, true);
        assertThat(TWO.map(List.of(1, 2), i -> i + 1)).containsExactly(2, 3);
        assertThat(TWO.ranAgain()).as("of the last call").isEmpty();
        assertThat(TWO.pids()).as("the next call has a new one").hasSize(1).doesNotContain(child);
    }

    /** In the JVM of the tests it waits until it is told, in any other it ends the JVM. */
    private static Task<Integer, Long> deadly(long here) {
        return port -> {
            if (ProcessHandle.current().pid() == here) return UNTIL_TOLD.apply(port);
            Runtime.getRuntime().halt(7);
            return 0L;
        };
    }

    @Test
    void aTaskThatEndsOneMemberAfterTheOtherIsAFailureBeforeItEndsAll() throws Exception {
        try (Cluster four = cluster(4); var tasks = new Tasks()) {
            four.start();
            var call = new Called(four, List.of(tasks.port(), tasks.port()), deadly(ProcessHandle.current().pid()));
            Tasks.AtWork here = tasks.next();
            // the other input has been lost by all children when the call is over: this JVM is busy, and stays so
            Thread told = Thread.ofPlatform().daemon().start(() -> {
                while (!four.pids().isEmpty()) Thread.onSpinWait();
                catchThrowable(here::goOn);
            });
            assertThat(call.end()).isInstanceOfSatisfying(TaskFailedException.class, e -> assertThat(e).hasMessageContaining("ended, 3 times"));
            told.join();
            assertThat(four.ranAgain()).hasSize(2);
        }
    }

    @Test
    void closingEndsTheCallThatIsUnderWayAndLeavesNoTrace() throws Exception {
        Cluster two = cluster(2);
        two.start();
        List<ProcessHandle> children = two.pids().stream().flatMap(pid -> ProcessHandle.of(pid).stream()).toList();
        List<Integer> ports = two.members().stream().map(ClusterSettings::port).toList();
        try (var tasks = new Tasks()) {
            var call = new Called(two, List.of(tasks.port(), tasks.port()), POLITE);
            List<Tasks.AtWork> both = List.of(tasks.next(), tasks.next());
            two.close();
            for (Tasks.AtWork each : both) {
                int last = each.line().getInputStream().read();
                assertThat(last).as("the last word in %d; a JVM that has ended says none", each.pid()).isEqualTo(each.pid() == ProcessHandle.current().pid() ? 7 : last);
            }
            assertThat(call.end()).isInstanceOfSatisfying(IllegalStateException.class, e -> assertThat(e).hasMessage("the cluster was closed"));
        }
        assertThat(children).hasSize(1).noneMatch(ProcessHandle::isAlive);
        for (int port : ports) assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port)).isInstanceOf(IOException.class);
        assertThat(Open.things()).doesNotContain(two);
        assertThat(two.members()).isEmpty();
        two.close();
        for (var call : List.<ThrowingCallable>of(two::start, () -> two.map(List.of(1), i -> i), () -> two.await(1, Duration.ofSeconds(1)))) {
            assertThatThrownBy(call).isInstanceOf(IllegalStateException.class).hasMessageContaining("this cluster is closed");
        }
    }

    @Test
    void anInterruptOrTheEndWhileItStartsLeavesNothingHalf() throws Exception {
        Cluster two = cluster(2);
        Thread starts = Thread.ofPlatform().start(() -> catchThrowable(two::start));
        while (two.pids().isEmpty()) Thread.onSpinWait();
        starts.interrupt();
        starts.join();
        assertThat(two.map(List.of(1, 2), i -> i + 1)).as("it goes on where it was").containsExactly(2, 3);
        two.close();

        Cluster other = cluster(2);
        var thrown = new AtomicReference<Throwable>();
        Thread again = Thread.ofPlatform().start(() -> thrown.set(catchThrowable(other::start)));
        while (other.pids().isEmpty()) Thread.onSpinWait();
        List<ProcessHandle> begun = other.pids().stream().flatMap(pid -> ProcessHandle.of(pid).stream()).toList();
        other.close();
        again.join();
        assertThat(thrown.get()).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
        assertThat(begun).hasSize(1).noneMatch(ProcessHandle::isAlive);
        assertThat(other.pids()).isEmpty();
    }

    @Test
    void numbersOutOfRangeAreRefusedWithTheRange() {
        for (int bad : new int[] {0, -1, 17, Integer.MIN_VALUE}) {
            assertThatThrownBy(() -> new Cluster(bad)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Cluster: the number of members must be 1 to 16, not " + bad);
        }
    }

    /** A parent that is killed cannot clean up. */
    static final class Parent {
        public static void main(String[] none) throws Exception {
            Cluster two = new Cluster(2);
            two.start();
            System.out.println(two.pids());
            new CountDownLatch(1).await();
        }
    }

    @Test
    void childrenEndWithAParentThatIsKilled() throws Exception {
        Killed.andTheOthersEnd(1, Parent.class);
    }

    @Test
    void theyDoSoWhileTheyStart() throws Exception {
        Killed.asSoonAsItHas(1, Parent.class);
    }
}
