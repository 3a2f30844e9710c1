package parallel.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parallel.Scratch;

/** The work that waits: files and a server. */
@Timeout(60)
class WaitingTest {

    private static List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(Scratch.own())) {
            return all.filter(each -> each.getFileName().toString().startsWith("files")).sorted().toList();
        }
    }

    @Test
    void filesAreRealAndGoAway() throws Exception {
        List<Path> before = folders();
        var files = new ManyFiles(3, 5_000);
        assertThat(files.numbers()).containsExactly(1, 2, 3);
        assertThat(files.write(2)).isEqualTo(5_000);
        assertThat(files.write(2)).as("again").isEqualTo(5_000);
        assertThat(files.read(2)).isEqualTo(5_000);
        assertThatThrownBy(() -> files.read(1)).isInstanceOf(IOException.class);
        Path mine = folders().stream().filter(each -> !before.contains(each)).findFirst().orElseThrow();
        assertThat(mine.resolve("file-2")).hasSize(5_000);
        files.close();
        files.close();
        assertThat(folders()).isEqualTo(before);
    }

    @Test
    void aServerAnswersAfterItsDelayOnTheLoopbackAddressOnly() throws Exception {
        var server = new SlowServer(Duration.ofMillis(30), 2);
        long start = System.nanoTime();
        assertThat(server.get(97)).isEqualTo(97);
        assertThat(System.nanoTime() - start).as("no sooner than it said").isGreaterThanOrEqualTo(30_000_000);
        assertThat(java.net.InetAddress.getByName(server.address().getHost()).isLoopbackAddress()).isTrue();
        server.close();
        server.close();
        assertThatThrownBy(() -> {
            try (var socket = new java.net.Socket(server.address().getHost(), server.address().getPort())) {
                socket.getInputStream().read();
            }
        }).as("its port is closed").isInstanceOf(ConnectException.class);
    }

    @Test
    void anInterruptEndsARequest() throws Exception {
        try (var server = new SlowServer(Duration.ofSeconds(10), 1)) {
            var thrown = new AtomicReference<Throwable>();
            Thread asking = Thread.ofPlatform().start(() -> {
                try {
                    server.get(1);
                } catch (Throwable e) {
                    thrown.set(e);
                }
            });
            while (asking.getState() != Thread.State.WAITING && asking.isAlive()) Thread.onSpinWait();
            asking.interrupt();
            assertThat(asking.join(Duration.ofSeconds(5))).isTrue();
            assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void workGoesOnWhileOneWaitsAndEndsWithTheWait() throws Exception {
        WhileWaiting<String> met = WhileWaiting.of(() -> {
            Thread.sleep(100);
            return "Ada";
        });
        assertThat(met.answer()).isEqualTo("Ada");
        assertThat(met.checked()).isPositive();
        assertThatThrownBy(() -> WhileWaiting.of(() -> {
            throw new IOException("no keyboard");
        })).hasMessage("no keyboard");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> WhileWaiting.of(() -> {
            Thread.sleep(10_000);
            return "";
        })).isInstanceOf(InterruptedException.class);
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).doesNotContain("work while waiting");
    }

    @Test
    void aTypistAnswersInHisOwnTime() throws Exception {
        long start = System.nanoTime();
        assertThat(new Typist("Ada é", Duration.ofMillis(30)).ask()).isEqualTo("Ada é");
        assertThat(System.nanoTime() - start).as("no sooner than he said").isGreaterThanOrEqualTo(30_000_000);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> new Typist("Ada", Duration.ofSeconds(10)).ask()).isInstanceOf(InterruptedException.class);
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).doesNotContain("typist");
        assertThatThrownBy(() -> new Typist("two\nlines", Duration.ZERO)).hasMessageContaining("an answer is one line");
        assertThatThrownBy(() -> new Typist("Ada", Duration.ofSeconds(11))).hasMessage("an answer after 0 to 10 s, not PT11S");
    }

    @Test
    void badNumbersAreRefused() {
        assertThatThrownBy(() -> new ManyFiles(0, 1)).hasMessage("files: 1 to 10000, not 0");
        assertThatThrownBy(() -> new ManyFiles(1, 0)).hasMessage("bytes in a file: 1 to 10000000, not 0");
        assertThatThrownBy(() -> new SlowServer(Duration.ofMillis(-1), 1)).hasMessageContaining("0 to 10 s, not PT-0.001S");
        assertThatThrownBy(() -> new SlowServer(Duration.ofMinutes(1), 1)).hasMessageContaining("0 to 10 s");
        assertThatThrownBy(() -> new SlowServer(Duration.ZERO, 0)).hasMessage("requests at once: 1 to 10000, not 0");
        try (var files = new ManyFiles(2, 1)) {
            assertThatThrownBy(() -> files.write(3)).hasMessage("the files' numbers are 1 to 2, not 3");
        }
    }

    @Test
    void aNapAnswersAndCanBeAPrimeToo() throws Exception {
        assertThat(Nap.MILLIS.apply(1)).isEqualTo(1);
        assertThat(Nap.THEN_PRIME.apply(0)).isTrue();
        assertThatThrownBy(() -> Nap.MILLIS.apply(-1)).hasMessage("a nap of 0 ms or more, not -1");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Nap.MILLIS.apply(1_000)).isInstanceOf(InterruptedException.class);
    }
}
