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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallel.Library;
import parallel.workload.Here;
import parallel.workload.PrimeCheck;

/** What others see of a cluster: who may join, who listens where, and what is said. */
@Timeout(120)
@Tag("slow")
class ClusterNetworkTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Path HAZELCAST = Path.of(URI.create(HazelcastInstance.class.getProtectionDomain().getCodeSource().getLocation().toString()));

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
            command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                    "-cp", String.join(File.pathSeparator, places.stream().map(Path::toString).toList()), main.getName()));
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
            assertThat(process.waitFor(LIMIT)).as("it ends").isTrue();
            return process.exitValue();
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }

    private static ClusterSettings settings() {
        return ClusterSettings.on("127.0.0.1").port(0).named("test-" + ProcessHandle.current().pid());
    }

    @Test
    void aMemberJoinsByTheCommandWorksAndWaitsForTheNextCluster() throws Exception {
        String port;
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = String.valueOf(probe.getLocalPort());
        }
        ClusterSettings settings = settings().port(Integer.parseInt(port));
        try (var member = new Command(Library.place(), "member", "--join", "127.0.0.1:" + port, "--name", settings.name(), "--threads", "2")) {
            assertThat(member.line("nobody")).contains("127.0.0.1:" + port).contains("waiting");
            for (int round = 1; round <= 2; round++) {
                try (var cluster = new Cluster(1, settings)) {
                    assertThat(cluster.await(2, LIMIT)).as("round %d: it joins", round).isTrue();
                    assertThat(member.line("joined")).contains(settings.name()).contains("127.0.0.1:" + port).contains("2 threads").contains(ClusterVersion.here());
                    List<Long> pids = cluster.map(Collections.nCopies(300, 1), Here.PID);
                    assertThat(new HashSet<>(pids)).containsExactlyInAnyOrder(ProcessHandle.current().pid(), member.process.pid());
                    assertThat(cluster.pids()).as("no child of this JVM").isEmpty();
                }
                member.line("the other members have left");
            }
            assertThat(member.process.isAlive()).isTrue();
        }
    }

    /** A notebook's kernel that is killed while its pieces are at work elsewhere: a cluster that others join, at this address, with these tasks. */
    static final class Caller {
        public static void main(String[] addressNameAndTasks) throws Exception {
            var cluster = new Cluster(1, ClusterSettings.on(addressNameAndTasks[0]).port(0).named(addressNameAndTasks[1]), ChildProcessesTest.testClassPath());
            cluster.start();
            System.out.println("up " + cluster.members().getFirst());
            cluster.await(2, LIMIT);
            int tasks = Integer.parseInt(addressNameAndTasks[2]);
            cluster.map(List.of(tasks, tasks, tasks), ClusterTest.POLITE);
        }
    }

    @Test
    void thePiecesOfACallerThatIsKilledAreStopped() throws Exception {
        try (var tasks = new ClusterTest.Tasks();
                var caller = new Command(List.of(), ChildProcessesTest.testClassPath(), Caller.class, "127.0.0.1", settings().name(), String.valueOf(tasks.port()))) {
            String address = caller.line("up ").substring(3);
            try (var member = new Command(List.of(), ChildProcessesTest.testClassPath(), Main.class,
                    "member", "--join", address, "--name", settings().name(), "--threads", "2")) {
                List<ClusterTest.Tasks.AtWork> all = List.of(tasks.next(), tasks.next(), tasks.next());
                caller.process.destroyForcibly();
                for (ClusterTest.Tasks.AtWork each : all) {
                    int last = each.line().getInputStream().read();
                    if (each.pid() == member.process.pid()) assertThat(last).as("the task's last word, when it is interrupted").isEqualTo(7);
                }
                assertThat(all).extracting(ClusterTest.Tasks.AtWork::pid).containsExactlyInAnyOrder(caller.process.pid(), member.process.pid(), member.process.pid());
                member.line("the other members have left");
            }
        }
    }

    /** Counts what it can on as many members as there are to be, at this address. */
    static final class Counts {
        public static void main(String[] addressAndMembers) throws Exception {
            try (var cluster = new Cluster(1, ClusterSettings.on(addressAndMembers[0]))) {
                cluster.start();
                System.out.println("up " + cluster.members());
                System.out.println("all " + cluster.await(Integer.parseInt(addressAndMembers[1]), LIMIT));
                List<Long> numbers = LongStream.rangeClosed(2, 1_000).boxed().toList();
                System.out.println("primes " + Collections.frequency(cluster.map(numbers, PrimeCheck.TASK), true));
                System.out.println("processes " + new HashSet<>(cluster.map(Collections.nCopies(300, 1), Here.PID)).size());
            }
        }
    }

    /** Two network namespaces, which share no interface, not even loopback, and a cable between them: as good as two machines. */
    @Test
    void twoMachinesCountTogether() throws Exception {
        String one = "h" + ProcessHandle.current().pid() + "a", two = "h" + ProcessHandle.current().pid() + "b";
        try {
            assumeThat(ip("netns add " + one) && ip("netns add " + two) && ip("link add " + one + " netns " + one + " type veth peer name " + two + " netns " + two)
                    && ip("-n " + one + " addr add 10.77.66.1/24 dev " + one) && ip("-n " + two + " addr add 10.77.66.2/24 dev " + two)
                    && ip("-n " + one + " link set " + one + " up") && ip("-n " + two + " link set " + two + " up")).as("a system that lets us make network namespaces").isTrue();
            try (var member = new Command(List.of("ip", "netns", "exec", two), List.of(Library.place(), HAZELCAST), Main.class, "member", "--join", "10.77.66.1:5701")) {
                assertThat(member.line("nobody")).contains("10.77.66.1:5701");
                try (var counts = new Command(List.of("ip", "netns", "exec", one), ChildProcessesTest.testClassPath(), Counts.class, "10.77.66.1", "2")) {
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
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    @Test
    void aMemberWithAnotherVersionIsRefusedAndBothSaySo(@TempDir Path temporary) throws Exception {
        Path other = temporary.resolve("classes");
        try (Stream<Path> all = Files.walk(Library.place())) {
            for (Path each : all.toList()) {
                if (!each.toString().contains("META-INF")) Files.copy(each, other.resolve(Library.place().relativize(each).toString()));
            }
        }
        Files.copy(other.resolve("parallel/Task.class"), other.resolve("parallel/Extra.class"));
        String theirs = ClusterVersion.of(other), ours = ClusterVersion.here();
        assertThat(theirs).isNotEqualTo(ours);
        try (var cluster = new Cluster(1, settings())) {
            cluster.start();
            String address = cluster.members().getFirst();
            try (var member = new Command(other, "member", "--join", address, "--name", settings().name())) {
                assertThat(member.line("refused")).contains(address).contains("there " + ours).contains("here " + theirs)
                        .contains("another version of the library").contains("lib/target/parallel.jar").contains("lib/target/dependency");
                assertThat(member.exitCode()).isEqualTo(1);
            }
            assertThat(cluster.refused()).singleElement().asString().contains("refused: the member at 127.0.0.1:").contains("there " + theirs).contains("here " + ours)
                    .contains("lib/target/parallel.jar");
            assertThat(cluster.members()).hasSize(1);
            assertThat(cluster.map(List.of(2L, 9L), PrimeCheck.TASK)).containsExactly(true, false);
        }
    }

    @Test
    void theNameIsAKeyAndAStrangerIsNoCluster() throws Exception {
        try (var cluster = new Cluster(1, settings())) {
            cluster.start();
            String address = cluster.members().getFirst();
            try (var member = new Command(Library.place(), "member", "--join", address, "--name", "another")) {
                assertThat(member.line("not joined")).contains("no member of a cluster named 'another' answered at " + address);
                assertThat(member.exitCode()).isEqualTo(1);
            }
            assertThat(cluster.members()).hasSize(1);
        }
    }

    @Test
    void thisJvmJoinsOthersAndSaysWhenItCannot() throws Exception {
        try (var first = new Cluster(1, settings())) {
            first.start();
            try (var second = new Cluster(1, settings().join(first.members().getFirst()))) {
                second.start();
                assertThat(second.members()).hasSize(2);
                assertThat(first.await(2, LIMIT)).isTrue();
                assertThat(second.map(List.of(2L, 9L, 97L), PrimeCheck.TASK)).containsExactly(true, false, true);
            }
            try (var stranger = new Cluster(1, settings().named("stranger").join(first.members().getFirst()))) {
                assertThatThrownBy(stranger::start).isInstanceOf(IllegalStateException.class).hasMessageContaining("no member of a cluster named 'stranger' answered at");
                assertThat(stranger.members()).isEmpty();
            }
            int taken = ClusterSettings.port(first.members().getFirst());
            try (var same = new Cluster(1, settings().port(taken))) {
                assertThatThrownBy(same::start).isInstanceOf(IllegalStateException.class).hasMessageContaining("127.0.0.1:" + taken).hasMessageContaining("already in use");
            }
        }
    }

    @Test
    void nobodyListensOutsideLoopback() throws Exception {
        assumeThat(Path.of("/proc/net/tcp")).as("a system that lists its sockets").exists();
        Set<String> before = sockets(ProcessHandle.current().pid());
        try (var cluster = new Cluster(2)) {
            cluster.start();
            cluster.map(List.of(2L, 9L), PrimeCheck.TASK);
            Set<String> ours = sockets(ProcessHandle.current().pid());
            ours.removeAll(before);
            Set<String> childs = sockets(cluster.pids().getFirst());
            for (Set<String> each : List.of(ours, childs)) {
                assertThat(open(each)).as("a member listens, and receives no datagrams").hasSize(1)
                        .allMatch(line -> line.matches("tcp6? " + LOOPBACK));
                assertThat(ends(each)).as("both ends of each connection: none leads outside").isNotEmpty().allMatch(end -> end.matches(LOOPBACK));
            }
        }
        Set<String> after = sockets(ProcessHandle.current().pid());
        after.removeAll(before);
        assertThat(open(after)).as("after the end").isEmpty();
    }

    /** As the system writes it: 127.0.0.1, the same as an address of IPv6, and ::1. */
    private static final String LOOPBACK = "(0100007F|0{16}FFFF00000100007F|0{24}01000000):[0-9A-F]{4}";

    /** Both addresses of those of these sockets that are connected, or try to be. */
    private static List<String> ends(Set<String> inodes) throws IOException {
        List<String> ends = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/net/" + table))) {
                String[] fields = line.strip().split("\\s+");
                if (fields.length > 9 && inodes.contains(fields[9]) && !fields[3].equals("0A")) ends.addAll(List.of(fields[1], fields[2]));
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
                    if (target.startsWith("socket:[")) inodes.add(target.substring("socket:[".length(), target.length() - 1));
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
                if (fields.length > 9 && inodes.contains(fields[9]) && (table.startsWith("udp") || fields[3].equals("0A"))) open.add(table + " " + fields[1]);
            }
        }
        return open;
    }

    /** Starts, works and ends, and has nothing to say. */
    static final class Quiet {
        public static void main(String[] none) throws Exception {
            try (var cluster = new Cluster(2)) {
                cluster.map(List.of(2L, 9L), PrimeCheck.TASK);
            }
        }
    }

    @Test
    void nothingIsLoggedAndNoFileIsLeft(@TempDir Path temporary) throws Exception {
        Path said = temporary.resolve("said"), files = Files.createDirectory(temporary.resolve("files"));
        Process quiet = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow", "-Djava.io.tmpdir=" + files, "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Quiet.class.getName()).directory(files.toFile()).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(quiet.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).as("it ends by itself").isTrue();
        assertThat(said).hasContent("");
        assertThat(quiet.exitValue()).isZero();
        assertThat(files).isEmptyDirectory();
    }

    /** Comes to its end without closing anything. */
    static final class Careless {
        public static void main(String[] none) throws Exception {
            var cluster = new Cluster(2);
            cluster.start();
            System.out.println("child " + cluster.pids().getFirst());
        }
    }

    @Test
    void aCarelessProgramEndsToo() throws Exception {
        try (var careless = new Command(List.of(), ChildProcessesTest.testClassPath(), Careless.class)) {
            long child = Long.parseLong(careless.line("child ").substring("child ".length()));
            assertThat(careless.exitCode()).isZero();
            assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                                            | nothing to do was named; there is 'member'
            run                                             | there is no 'run', only 'member'
            member                                          | --join is missing: where does a member of the cluster listen?
            member --join                                   | --join needs a value
            member --joint 1                                | 'member' has no option '--joint'
            member --join there                             | a member to join must be host:port, with a port of 1 to 65535, not 'there'
            member --join there:0                           | a member to join must be host:port, with a port of 1 to 65535, not 'there:0'
            member --join 127.0.0.1:99999                   | a member to join must be host:port, with a port of 1 to 65535, not '127.0.0.1:99999'
            member --join nowhere.invalid:5701              | no machine is known by the name 'nowhere.invalid'
            member --join 127.0.0.1:5701 --port many        | --port must be a whole number, not 'many'
            member --join 127.0.0.1:5701 --port -1          | the port must be 1 to 65535, or 0 for any, not -1
            member --join 127.0.0.1:5701 --threads 0        | the number of threads must be 1 to 1000, not 0
            member --join 127.0.0.1:5701 --name a/b         | a cluster's name must be 1 to 64 letters, digits, dots, hyphens and underscores, not 'a/b'
            member --join 127.0.0.1:5701 --address 0.0.0.0  | a cluster listens on one address, not on all: not '0.0.0.0'
            member --join 127.0.0.1:5701 --address 192.0.2.99 | no network interface of this machine has the address '192.0.2.99'; there are
            """)
    void whatCannotBeMeantIsSaidWithTheUsage(String arguments, String message) throws Exception {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        List<String> words = arguments == null ? List.of() : Arrays.asList(arguments.split(" +"));
        assertThat(Main.run(words, new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8))).isEqualTo(Main.BAD_USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(message).contains("Usage: java -jar parallel.jar member --join HOST:PORT");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void theVersionTellsTheClassesWhereverTheyAre(@TempDir Path temporary) throws Exception {
        assertThat(ClusterVersion.here()).matches("[0-9a-f]{12}").isEqualTo(ClusterVersion.of(Library.place()));
        Path jar = temporary.resolve("parallel.jar");
        Process packs = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jar").toString(), "cf", jar.toString(), "-C", Library.place().toString(), ".").start();
        assertThat(packs.waitFor()).isZero();
        assertThat(ClusterVersion.of(jar)).as("the same classes in a jar").isEqualTo(ClusterVersion.here());
    }
}
