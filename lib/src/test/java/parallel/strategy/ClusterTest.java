package parallel.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.hazelcast.cluster.Address;
import com.hazelcast.cluster.impl.MemberImpl;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import parallel.Await;
import parallel.Caller;
import parallel.Killed;
import parallel.Open;
import parallel.Task;

/**
 * The promises of all ways, and what is particular to a cluster on one machine. What others see of it is in
 * {@link ClusterNetworkTest}.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
// a thread is abandoned, and a measurement would wait for its end
@ResourceLock("state of this JVM")
class ClusterTest {

    /** One for those tests that do not close it: each start takes seconds. */
    private static final Cluster TWO = cluster(2, Cluster.loopback());

    @Nested class PromisesOfTwo extends Promises { PromisesOfTwo() { super(() -> new LeftOpen(TWO)); } }

    /** Its children know the tests' classes, too. */
    private static Cluster cluster(int members, ClusterSettings settings) {
        return new Cluster(members, settings, TestJvms.places());
    }

    @AfterAll
    static void close() throws Exception {
        closeWithItsThreads(TWO, TWO.name());
    }

    private static void closeWithItsThreads(Cluster cluster, String others) throws Exception {
        List<String> member = cluster.members().stream().limit(1)
                .flatMap(here -> Hazelcast.getAllHazelcastInstances().stream()
                .filter(each -> address(each).equals(here)).map(each -> "hz." + each.getName() + ".")).toList();
        cluster.close();
        for (String name : member) Await.endOfThreads(name);
        Await.endOfThreads(others);
    }

    private static String address(HazelcastInstance instance) {
        var address = instance.getCluster().getLocalMember().getAddress();
        return address.getHost() + ":" + address.getPort();
    }

    @AfterEach
    void noInterruptIsLeft() {
        assertThat(Thread.interrupted()).isFalse();
    }

    private static Caller call(Strategy way, List<Integer> inputs, Task<Integer, Long> task) {
        return Caller.of(() -> way.map(inputs, task));
    }

    @Test
    void membersWorkAtTheSameTimeOneOfThemInThisJvmAndEvenThatOnCopies() throws Exception {
        TWO.start();
        var captured = new int[1];
        try (var tasks = new Tasks()) {
            var call = call(Patient.endlessly(TWO), List.of(tasks.port(), tasks.port()), port -> {
                captured[0]++;
                return Tasks.UNTIL_TOLD.apply(port);
            });
            List<Tasks.AtWork> both = List.of(tasks.next(), tasks.next());
            for (Tasks.AtWork each : both) each.goOn();
            assertThat(both).extracting(Tasks.AtWork::pid)
                    .containsExactlyInAnyOrder(ProcessHandle.current().pid(), TWO.pids().getFirst());
            assertThat(call.result()).asInstanceOf(LIST).hasSize(2);
        }
        assertThat(captured).containsExactly(0);
        assertThat(TWO.members()).hasSize(2).allMatch(member -> member.matches("127\\.0\\.0\\.1:\\d+"))
                .doesNotHaveDuplicates();
        assertThat(TWO.ranAgain()).isEmpty();
        assertThat(TWO.refused()).isEmpty();
        assertThat(TWO.await(TWO.members().size(), Duration.ofDays(1))).isTrue();
        assertThat(TWO.await(TWO.members().size() + 1, Duration.ofMillis(1))).as("nobody else comes").isFalse();
        assertThat(Open.things()).contains(TWO);
    }

    @Test
    void whatExistsInThisJvmOnlyIsRefusedWithTheReason() throws Exception {
        try (Cluster library = new Cluster(2)) {
            assertThatThrownBy(() -> library.map(List.of(1), i -> i)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("cluster: the task cannot travel")
                    .hasMessageContaining(ClusterTest.class.getName())
                    .hasMessageContaining("exists in this JVM only").hasMessageContaining("PrimeCheck.TASK");
            var latch = new CountDownLatch(1);
            assertThatThrownBy(() -> library.map(List.of(1), i -> {
                latch.countDown();
                return i;
            })).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("cannot travel");
            assertThat(library.pids()).as("refused before anything starts").isEmpty();
            assertThat(library.members()).isEmpty();
        }
        assertThatThrownBy(() -> TWO.map(List.of(new Object()), Object::hashCode))
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("cluster: an input cannot travel")
                .hasMessageContaining("java.lang.Object is not serializable");
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
            var call = call(Patient.endlessly(TWO), IntStream.range(0, 20).mapToObj(i -> tasks.port()).toList(),
                    Tasks.POLITE);
            List<Tasks.AtWork> both = List.of(tasks.next(), tasks.next());
            assertThat(TWO.sent()).extracting(Cluster.Sent::fate)
                    .containsExactly(Cluster.Fate.UNDER_WAY, Cluster.Fate.UNDER_WAY);
            assertThat(TWO.sent()).extracting(Cluster.Sent::member).containsExactlyInAnyOrderElementsOf(TWO.members());
            assertThat(call.interrupt()).isInstanceOf(InterruptedException.class).hasNoSuppressedExceptions();
            for (Tasks.AtWork each : both) assertThat(each.lastWord())
                    .as("the task in %d was interrupted", each.pid()).isEqualTo(7);
        }
        assertThat(TWO.sent()).extracting(Cluster.Sent::fate).containsOnly(Cluster.Fate.STOPPED);
        assertThat(TWO.pids()).as("no process was ended").isEqualTo(before);
        assertThat(TWO.members()).filteredOn(member -> TWO.pid(member).isPresent()).singleElement().satisfies(child -> {
            assertThat(child).as("this JVM is none of its own children").isNotEqualTo(TWO.members().getFirst());
            assertThat(TWO.pid(child)).hasValue(before.getFirst());
        });
        assertThat(TWO.map(List.of(1, 2, 3), i -> i + (Thread.currentThread().isInterrupted() ? 100 : 1)))
                .containsExactly(2, 3, 4);
    }

    @Test
    void aTaskThatIgnoresItsInterruptLosesItsChildJvmAndIsNamedInThisOne() throws Exception {
        TWO.start();
        ProcessHandle child = ProcessHandle.of(TWO.pids().getFirst()).orElseThrow();
        try (var tasks = new Tasks()) {
            var call = call(Patient.hardly(TWO), List.of(tasks.port(), tasks.port()), Tasks.DEAF);
            tasks.next();
            tasks.next();
            Throwable thrown = call.interrupt();
            assertThat(thrown).isInstanceOf(InterruptedException.class);
            assertThat(thrown.getSuppressed()).singleElement().isInstanceOf(AbandonedThreadException.class).asString()
                    .contains("thread 'cluster (2) #").contains("on the input " + tasks.port());
            Await.end(child);
            Await.until(() -> abandoned() == 1);               // that of the child was to end by the child's end
            assertThat(TWO.map(List.of(1, 2, 3), i -> i + 1)).as("the cluster still works").containsExactly(2, 3, 4);
            assertThat(TWO.members()).as("with another child").hasSize(2);
            assertThat(TWO.pids()).hasSize(1).doesNotContain(child.pid());
        }
        Await.until(() -> abandoned() == 0);
        Await.endOfThreads("cluster (2) #");
    }

    private static long abandoned() {
        return Abandoned.threads().stream().filter(thread -> thread.getName().startsWith("cluster (2) #")).count();
    }

    @Test
    void thePieceOfAMemberThatIsKilledRunsAgain() throws Exception {
        TWO.start();
        long child = TWO.pids().getFirst();
        try (var tasks = new Tasks()) {
            var call = call(Patient.endlessly(TWO), List.of(tasks.port(), tasks.port()), Tasks.UNTIL_TOLD);
            Tasks.AtWork first = tasks.next(), second = tasks.next();
            ProcessHandle.of(child).orElseThrow().destroyForcibly();
            (first.pid() == child ? second : first).goOn();
            tasks.next().goOn();                              // the lost one, in this JVM
            assertThat(call.result()).isEqualTo(List.of(ProcessHandle.current().pid(), ProcessHandle.current().pid()));
            assertThat(TWO.ranAgain()).containsExactly(tasks.port());
        }
        String here = TWO.members().getFirst();
        assertThat(TWO.sent()).filteredOn(sent -> sent.fate() == Cluster.Fate.LOST).singleElement()
                .satisfies(lost -> assertThat(lost.member()).isNotEqualTo(here));
        assertThat(TWO.sent()).filteredOn(sent -> sent.fate() == Cluster.Fate.ANSWERED).hasSize(2)
                .allMatch(sent -> sent.member().equals(here))
                .extracting(Cluster.Sent::again).containsExactlyInAnyOrder(false, true);
        assertThat(TWO.map(List.of(1, 2), i -> i + 1)).containsExactly(2, 3);
        assertThat(TWO.ranAgain()).as("of the last call").isEmpty();
        assertThat(TWO.pids()).as("the next call has a new one").hasSize(1).doesNotContain(child);
    }

    /** To end three JVMs for it would take six seconds of a core: what is sent to these is lost as well. */
    private static ClusterNode.Mate memberThatHasJustEnded(int port) throws Exception {
        var member = new MemberImpl.Builder(new Address("127.0.0.1", port)).uuid(UUID.randomUUID()).build();
        return new ClusterNode.Mate(member.getUuid(), "127.0.0.1:" + port, 1, ClusterVersion.here(), false, member);
    }

    @Test
    void aPieceThatIsLostByOneMemberAfterTheOtherIsAFailureBeforeItEndsAll() throws Exception {
        TWO.start();
        List<ClusterNode.Mate> gone = new ArrayList<>();
        for (int port = 1; port <= Cluster.MOST_LOSSES + 1; port++) gone.add(memberThatHasJustEnded(port));
        gone.forEach(TWO.seats::joined);
        try (var tasks = new Tasks()) {
            int port = tasks.port();
            // two for the members that are there
            var call = call(Patient.endlessly(TWO), List.of(port, port, port), Tasks.POLITE);
            assertThat(call.thrown()).isInstanceOf(TaskFailedException.class).hasMessageContaining("ended, 3 times");
            assertThat(TWO.sent()).filteredOn(sent -> sent.fate() == Cluster.Fate.LOST).extracting(Cluster.Sent::member)
                    .containsExactly("127.0.0.1:1", "127.0.0.1:2", "127.0.0.1:3");
            assertThat(TWO.ranAgain()).containsExactly(port, port);
        } finally {
            gone.forEach(TWO.seats::left);
        }
    }

    @Test
    void anInterruptedStartLeavesNothingHalfAndClosingEndsTheCallThatIsUnderWayAndLeavesNoTrace() throws Exception {
        Cluster two = cluster(2, Cluster.loopback());
        var starts = Caller.of(two::start);
        Await.until(() -> !two.pids().isEmpty());
        starts.interrupt();
        assertThat(two.map(List.of(1, 2), i -> i + 1)).as("it goes on where it was").containsExactly(2, 3);

        List<ProcessHandle> children = handles(two);
        List<Integer> ports = two.members().stream().map(ClusterSettings::port).toList();
        try (var tasks = new Tasks()) {
            var call = call(Patient.endlessly(two), List.of(tasks.port(), tasks.port()), Tasks.POLITE);
            List<Tasks.AtWork> both = List.of(tasks.next(), tasks.next());
            closeWithItsThreads(two, two.name() + " #");
            assertThat(both).filteredOn(each -> each.pid() == ProcessHandle.current().pid()).singleElement()
                    .extracting(Tasks.AtWork::lastWord).isEqualTo(7);
            assertThat(call.thrown()).isInstanceOf(IllegalStateException.class).hasMessage("the cluster was closed");
        }
        assertThat(children).hasSize(1).noneMatch(ProcessHandle::isAlive);
        for (int port : ports) assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port))
                .isInstanceOf(IOException.class);
        assertThat(Open.things()).doesNotContain(two);
        assertThat(two.members()).isEmpty();
        two.close();
        for (var call : List.<ThrowingCallable>of(two::start, () -> two.map(List.of(1), i -> i),
                () -> two.await(ports.size(), Duration.ofDays(1)))) {
            assertThatThrownBy(call).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("this cluster is closed");
        }
    }

    private static List<ProcessHandle> handles(Cluster cluster) {
        return cluster.pids().stream().flatMap(pid -> ProcessHandle.of(pid).stream()).toList();
    }

    @Test
    void closingWhileItStartsEndsWhatHasBegun() throws Exception {
        Cluster two = cluster(2, Cluster.loopback());
        var starts = Caller.of(two::start);
        Await.until(() -> !two.pids().isEmpty());
        List<ProcessHandle> begun = handles(two);
        two.close();
        assertThat(starts.thrown()).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
        assertThat(begun).hasSize(1).noneMatch(ProcessHandle::isAlive);
        assertThat(two.pids()).isEmpty();
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
