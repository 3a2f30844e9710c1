package parallel.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.hazelcast.core.HazelcastInstance;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import parallel.Await;
import parallel.Library;
import parallel.workload.Here;
import parallel.workload.PrimeCheck;

/** What others see of a cluster: who may join, who listens where, and what is said. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("clusters of this class")                   // one of these tests at a time
class ClusterNetworkTest {

    private static final Path HAZELCAST = Path.of(URI.create(HazelcastInstance.class.getProtectionDomain()
            .getCodeSource().getLocation().toString()));

    /** A command in a JVM of its own, as on another machine, and what it says. */
    private static final class Command implements AutoCloseable {
        private final Process process;
        private final BufferedReader says;
        private final List<String> said = new ArrayList<>();

        Command(Path library, String... arguments) throws Exception {
            this(List.of(), List.of(library, HAZELCAST), Main.class, arguments);
        }

        Command(List<String> prefix, List<Path> places, Class<?> main, String... arguments) throws IOException {
            List<String> command = new ArrayList<>(prefix);
            command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp", String.join(File.pathSeparator, places.stream().map(Path::toString).toList()),
                            main.getName()));
            command.addAll(List.of(arguments));
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
            says = process.inputReader();
        }

        /** Its next lines up to the first that begins so. */
        String line(String beginning) throws IOException {
            for (String line; (line = says.readLine()) != null; ) {
                said.add(line);
                if (line.startsWith(beginning)) return line;
            }
            throw new AssertionError("it never said " + beginning + ", but " + said);
        }

        int exitCode() throws InterruptedException {
            return process.waitFor();
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }

    private static ClusterSettings settings() {
        return ClusterSettings.on("127.0.0.1").port(0).named("test-" + ProcessHandle.current().pid());
    }

    /** One for all who try to join: those that may not leave it as it was. */
    private static final Cluster OPEN = new Cluster(1, settings());

    @AfterAll
    static void close() {
        OPEN.close();
    }

    /**
     * Who is to join it must know it before anybody listens there: a number that no system gives to one who
     * asks for any.
     */
    private static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (BindException taken) {
                // then another
            }
        }
    }

    /**
     * A notebook's kernel that is killed while its pieces are at work elsewhere: a cluster that another
     * joins, of this port and name, with these tasks.
     */
    static final class Kernel {
        public static void main(String[] portNameAndTasks) throws Exception {
            int tasks = Integer.parseInt(portNameAndTasks[2]);
            var cluster = new Cluster(1, ClusterSettings.on("127.0.0.1").port(Integer.parseInt(portNameAndTasks[0]))
                    .named(portNameAndTasks[1]),
                    TestJvms.places());
            cluster.await(2, Duration.ofDays(1));                                  // time: for ever
            cluster.map(Collections.nCopies(3, tasks), Tasks.POLITE);
        }
    }

    @Test
    void aMemberJoinsByTheCommandWorksAndWaitsForTheNextClusterWhosePiecesAreStoppedWhenItIsKilled() throws Exception {
        int port = freePort();
        ClusterSettings settings = settings().named("joined-" + port).port(port);
        try (var tasks = new Tasks();
                var member = new Command(List.of(), TestJvms.places(), Main.class,
                        "member", "--join", "127.0.0.1:" + port, "--name", settings.name(), "--threads", "2")) {
            assertThat(member.line("nobody")).contains("127.0.0.1:" + port).contains("waiting");
            try (var cluster = new Cluster(1, settings)) {
                assertThat(cluster.await(2, Duration.ofDays(1))).as("it joins").isTrue();   // time: for ever
                assertThat(member.line("joined")).contains(settings.name()).contains("127.0.0.1:" + port)
                        .contains("2 threads").contains(ClusterVersion.here());
                List<Long> pids = cluster.map(Collections.nCopies(30, 1), Here.PID);
                assertThat(new HashSet<>(pids)).containsExactlyInAnyOrder(ProcessHandle.current().pid(),
                        member.process.pid());
                assertThat(cluster.pids()).as("no child of this JVM").isEmpty();
            }
            member.line("the other members have left");
            try (var kernel = new Command(List.of(), TestJvms.places(), Kernel.class,
                    String.valueOf(port), settings.name(), String.valueOf(tasks.port()))) {
                List<Tasks.AtWork> all = List.of(tasks.next(), tasks.next(), tasks.next());
                assertThat(all).extracting(Tasks.AtWork::pid)
                        .containsExactlyInAnyOrder(kernel.process.pid(), member.process.pid(), member.process.pid());
                kernel.process.destroyForcibly();
                assertThat(all).filteredOn(each -> each.pid() == member.process.pid()).as("interrupted")
                        .extracting(Tasks.AtWork::lastWord).containsExactly(7, 7);
            }
            member.line("the other members have left");
            assertThat(member.process.isAlive()).isTrue();
        }
    }

    /** Counts what it can on as many members as there are to be, at this address. */
    static final class Counts {
        public static void main(String[] addressAndMembers) throws Exception {
            try (var cluster = new Cluster(1, ClusterSettings.on(addressAndMembers[0]))) {
                cluster.start();
                System.out.println("up " + cluster.members());
                System.out.println("all " + cluster.await(Integer.parseInt(addressAndMembers[1]), Duration.ofDays(1)));
                List<Long> numbers = LongStream.rangeClosed(2, 1_000).boxed().toList();
                System.out.println("primes " + Collections.frequency(cluster.map(numbers, PrimeCheck.TASK), true));
                System.out.println("processes " + new HashSet<>(cluster.map(Collections.nCopies(300, 1), Here.PID))
                        .size());
            }
        }
    }

    /**
     * Two network namespaces, which share no interface, not even loopback, and a cable between them: as good
     * as two machines.
     */
    @Test
    void twoMachinesCountTogether() throws Exception {
        String one = "h" + ProcessHandle.current().pid() + "a", two = "h" + ProcessHandle.current().pid() + "b";
        try {
            assumeThat(ip("netns add " + one) && ip("netns add " + two)
                    && ip("link add " + one + " netns " + one + " type veth peer name " + two + " netns " + two)
                    && ip("-n " + one + " addr add 10.77.66.1/24 dev " + one)
                            && ip("-n " + two + " addr add 10.77.66.2/24 dev " + two)
                    && ip("-n " + one + " link set " + one + " up") && ip("-n " + two + " link set " + two + " up"))
                            .as("a system that lets us make network namespaces").isTrue();
            try (var member = new Command(List.of("ip", "netns", "exec", two), List.of(Library.place(), HAZELCAST),
                    Main.class, "member", "--join", "10.77.66.1:5701")) {
                assertThat(member.line("nobody")).contains("10.77.66.1:5701");
                try (var counts = new Command(List.of("ip", "netns", "exec", one),
                        TestJvms.places(), Counts.class, "10.77.66.1", "2")) {
                    assertThat(counts.line("up")).isEqualTo("up [10.77.66.1:5701]");
                    assertThat(counts.line("all")).isEqualTo("all true");
                    assertThat(member.line("joined")).contains("10.77.66.1:5701").contains("works here at 10.77.66.2:");
                    assertThat(counts.line("primes")).isEqualTo("primes 168");
                    assertThat(counts.line("processes")).isEqualTo("processes 2");
                    assertThat(counts.exitCode()).isZero();
                }
                member.line("the other members have left");
            }
        } finally {
            ip("netns del " + one);
            ip("netns del " + two);
        }
    }

    private static boolean ip(String arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments.split(" ")));
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    @Test
    void aMemberWithAnotherVersionIsRefusedAndBothSaySo(@TempDir Path temporary) throws Exception {
        Path other = temporary.resolve("classes");
        try (Stream<Path> all = Files.walk(Library.place())) {
            for (Path each : all.toList()) {
                if (!each.toString().contains("META-INF")) Files.copy(each,
                        other.resolve(Library.place().relativize(each).toString()));
            }
        }
        Files.copy(other.resolve("parallel/Task.class"), other.resolve("parallel/Extra.class"));
        String theirs = ClusterVersion.of(other), ours = ClusterVersion.here();
        assertThat(theirs).isNotEqualTo(ours);
        OPEN.start();
        String address = OPEN.members().getFirst();
        try (var member = new Command(other, "member", "--join", address, "--name", settings().name())) {
            assertThat(member.line("refused")).contains(address).contains("there " + ours).contains("here " + theirs)
                    .contains("another version of the library").contains("lib/target/parallel.jar")
                    .contains("lib/target/dependency");
            assertThat(member.exitCode()).isEqualTo(1);
        }
        assertThat(OPEN.refused()).singleElement().asString().contains("refused: the member at 127.0.0.1:")
                .contains("there " + theirs).contains("here " + ours)
                .contains("lib/target/parallel.jar");
        assertThat(OPEN.members()).containsExactly(address);
        assertThat(OPEN.map(List.of(2L, 9L), PrimeCheck.TASK)).containsExactly(true, false);
    }

    @Test
    void theNameIsAKeyAndAStrangerIsNoCluster() throws Exception {
        OPEN.start();
        String address = OPEN.members().getFirst();
        var err = new ByteArrayOutputStream();
        assertThat(Main.run(List.of("member", "--join", address, "--name", "another"), System.out,
                new PrintStream(err, true, StandardCharsets.UTF_8))).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("not joined")
                .contains("no member of a cluster named 'another' answered at " + address);
        assertThat(OPEN.members()).containsExactly(address);
    }

    @Test
    void thisJvmJoinsOthersAndSaysWhenItCannot() throws Exception {
        OPEN.start();
        String address = OPEN.members().getFirst();
        try (var second = new Cluster(1, settings().join(address))) {
            second.start();
            assertThat(second.members()).hasSize(2);
            assertThat(OPEN.await(2, Duration.ofDays(1))).isTrue();                         // time: for ever
            assertThat(second.map(List.of(2L, 9L, 97L), PrimeCheck.TASK)).containsExactly(true, false, true);
        }
        Await.until(() -> OPEN.members().equals(List.of(address)));
        try (var stranger = new Cluster(1, settings().named("stranger").join(address))) {
            assertThatThrownBy(stranger::start).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("no member of a cluster named 'stranger' answered at");
            assertThat(stranger.members()).isEmpty();
        }
        try (var same = new Cluster(1, settings().port(ClusterSettings.port(address)))) {
            assertThatThrownBy(same::start).isInstanceOf(IllegalStateException.class).hasMessageContaining(address)
                    .hasMessageContaining("already in use");
        }
    }

    /** As the system writes it: 127.0.0.1, the same as an address of IPv6, and ::1. */
    private static final String LOOPBACK = "(0100007F|0{16}FFFF00000100007F|0{24}01000000):[0-9A-F]{4}";

    /** Both addresses of those of these sockets that are connected, or try to be. */
    private static List<String> ends(Set<String> inodes) throws IOException {
        List<String> ends = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/net/" + table))) {
                String[] fields = line.strip().split("\\s+");
                if (fields.length > 9 && inodes.contains(fields[9])
                        && !fields[3].equals("0A")) ends.addAll(List.of(fields[1], fields[2]));
            }
        }
        return ends;
    }

    /** The inodes of a process's sockets. */
    private static Set<String> sockets(long pid) throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            for (Path each : files.toList()) {
                try {
                    String target = Files.readSymbolicLink(each).toString();
                    if (target.startsWith("socket:[")) inodes.add(target.substring("socket:[".length(),
                            target.length() - 1));
                } catch (IOException closedMeanwhile) {
                    // then it is open no more
                }
            }
        }
        return inodes;
    }

    /** Those of these sockets that listen (TCP) or can receive (UDP), with their addresses. */
    private static List<String> open(Set<String> inodes) throws IOException {
        List<String> open = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/net/" + table))) {
                String[] fields = line.strip().split("\\s+");
                if (fields.length > 9 && inodes.contains(fields[9])
                        && (table.startsWith("udp") || fields[3].equals("0A"))) open.add(table + " " + fields[1]);
            }
        }
        return open;
    }

    /** Starts, works and comes to its end without closing anything, and has nothing to say. */
    static final class Careless {
        public static void main(String[] tasks) throws Exception {
            int port = Integer.parseInt(tasks[0]);
            new Cluster(2, Cluster.loopback(), TestJvms.places())
                    .map(List.of(port, port), Tasks.UNTIL_TOLD);
        }
    }

    @Test
    void evenACarelessProgramListensOnLoopbackOnlyAndEndsAndLogsNothingAndLeavesNoFile(@TempDir Path temporary)
            throws Exception {
        Path said = temporary.resolve("said"), files = Files.createDirectory(temporary.resolve("files"));
        try (var tasks = new Tasks()) {
            Process careless = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "--sun-misc-unsafe-memory-access=allow", "-Djava.io.tmpdir=" + files, "-cp", TestJvms.classPath(),
                            Careless.class.getName(), String.valueOf(tasks.port()))
                    .directory(files.toFile()).redirectErrorStream(true).redirectOutput(said.toFile()).start();
            List<Tasks.AtWork> both = List.of(tasks.next(), tasks.next());
            List<ProcessHandle> children = careless.children().toList();
            assertThat(both).extracting(Tasks.AtWork::pid)
                    .containsExactlyInAnyOrder(careless.pid(), children.getFirst().pid());
            for (Tasks.AtWork each : both) {
                if (Files.exists(Path.of("/proc/net/tcp"))) listensOnLoopbackOnly(sockets(each.pid()));
            }
            for (Tasks.AtWork each : both) each.goOn();
            assertThat(careless.waitFor()).isZero();
            assertThat(children).noneMatch(ProcessHandle::isAlive);
        }
        assertThat(said).hasContent("");
        assertThat(files).isEmptyDirectory();
    }

    private static void listensOnLoopbackOnly(Set<String> sockets) throws IOException {
        assertThat(open(sockets)).as("a member listens, and receives no datagrams").hasSize(1)
                .allMatch(line -> line.matches("tcp6? " + LOOPBACK));
        assertThat(ends(sockets)).as("both ends of each connection: none leads outside").isNotEmpty()
                .allMatch(end -> end.matches(LOOPBACK));
    }
}
