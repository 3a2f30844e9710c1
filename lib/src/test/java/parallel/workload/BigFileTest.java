package parallel.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

class BigFileTest {

    private static final Duration WITHOUT_END = Duration.ofDays(1);

    @Test
    void aBigFileArrivesPieceByPieceAndWhole() throws Exception {
        var received = new AtomicLong(-1);
        try (var file = new BigFile(4, Duration.ofMillis(1))) {
            byte[] data = file.download(received);
            assertThat(received).hasValue(4 * BigFile.PIECE);
            assertThat(data).hasSize(file.length());
            assertThat(file.isWhole(data)).isTrue();
            data[17]++;
            assertThat(file.isWhole(data)).isFalse();
            assertThat(file.awaitQuiet(WITHOUT_END)).isTrue();
            assertThat(file.sending()).isZero();
            assertThat(file.dropped()).isZero();
        }
    }

    @Test
    void aLineThatBreaksOffIsAFailureHalfWay() {
        var received = new AtomicLong();
        try (var file = new BigFile(4, Duration.ofMillis(1))) {
            assertThatThrownBy(() -> file.downloadBrokenOff(received)).isInstanceOf(IOException.class);
            assertThat(received).hasValueBetween(1, 2 * BigFile.PIECE);
        }
    }

    /** A download in a thread of its own. */
    private static final class Downloading {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final AtomicReference<Throwable> thrown = new AtomicReference<>();
        private final Thread thread;

        Downloading(BigFile file, IntConsumer received) {
            thread = Thread.ofPlatform().daemon().start(() -> thrown.set(catchThrowable(() -> file.download("/whole", bytes -> {
                begun.countDown();
                received.accept(bytes);
            }))));
        }

        Throwable end() throws InterruptedException {
            thread.join();
            return thrown.get();
        }
    }

    /** The server needs two writes: the first is answered with a reset, the second fails. */
    private static void theServerNotices(BigFile file, int sent) throws InterruptedException {
        file.awaitQuiet(WITHOUT_END);
        assertThat(file.dropped()).isEqualTo(1);
        assertThat(file.sent.get() - sent).as("pieces sent when nobody read any more").isLessThanOrEqualTo(2);
    }

    @Test
    void anInterruptEndsADownloadAndTheServerNotices() throws Exception {
        try (var file = new BigFile(1_000, Duration.ofMillis(5))) {
            var download = new Downloading(file, bytes -> { });
            download.begun.await();
            assertThat(file.sending()).isEqualTo(1);
            assertThat(file.awaitQuiet(Duration.ZERO)).isFalse();
            download.thread.interrupt();
            assertThat(download.end()).isInstanceOf(InterruptedException.class);
            theServerNotices(file, file.sent.get());
        }
    }

    /** What has been sent and not been read makes the client stop listening to its connection: then nothing but its end closes that. */
    @Test
    void theServerNoticesTheInterruptOfAReaderThatHasFallenBehind() throws Exception {
        try (var file = new BigFile(1_000, Duration.ofMillis(1))) {
            var download = new Downloading(file, bytes -> {
                while (!Thread.currentThread().isInterrupted()) Thread.onSpinWait();
            });
            download.begun.await();
            while (file.sent.get() < 50) Thread.onSpinWait();
            download.thread.interrupt();
            assertThat(download.end()).isInstanceOf(InterruptedException.class);
            theServerNotices(file, file.sent.get());
        }
    }

    @Test
    void closingTheServerEndsADownloadUnderWay() throws Exception {
        var file = new BigFile(1_000, Duration.ofMillis(10));
        var download = new Downloading(file, bytes -> { });
        download.begun.await();
        file.close();
        file.close();
        assertThat(download.end()).isInstanceOf(IOException.class);
    }

    @Test
    void badNumbersAreRefused() {
        assertThatThrownBy(() -> new BigFile(0, Duration.ZERO)).hasMessage("pieces: 1 to 1000, not 0");
        assertThatThrownBy(() -> new BigFile(1, Duration.ofSeconds(2))).hasMessage("a pause of 0 to 1 s, not PT2S");
    }
}
