package parallel.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import parallel.Await;
import parallel.Caller;

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

    /** On a busy machine the line may have broken before what came over it is read. */
    @Test
    void aLineThatBreaksOffIsAFailureHalfWay() {
        var received = new AtomicLong();
        try (var file = new BigFile(4, Duration.ofMillis(1))) {
            do {
                assertThatThrownBy(() -> file.downloadBrokenOff(received)).isInstanceOf(IOException.class);
            } while (received.get() == 0);
            assertThat(received).hasValueLessThanOrEqualTo(2 * BigFile.PIECE);
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
        var begun = new CountDownLatch(1);
        try (var file = new BigFile(1_000, Duration.ofMillis(5))) {
            var download = Caller.of(() -> file.download("/whole", bytes -> begun.countDown()));
            begun.await();
            assertThat(file.sending()).isEqualTo(1);
            assertThat(file.awaitQuiet(Duration.ZERO)).isFalse();
            assertThat(download.interrupt()).isInstanceOf(InterruptedException.class);
            theServerNotices(file, file.sent.get());
        }
    }

    /**
     * What has been sent and not been read makes the client stop listening to its connection: then nothing
     * but its end closes that.
     */
    @Test
    void theServerNoticesTheInterruptOfAReaderThatHasFallenBehind() throws Exception {
        var begun = new CountDownLatch(1);
        try (var file = new BigFile(1_000, Duration.ofMillis(1))) {
            var download = Caller.of(() -> file.download("/whole", bytes -> {
                begun.countDown();
                while (!Thread.currentThread().isInterrupted()) Thread.onSpinWait();
            }));
            begun.await();
            Await.until(() -> file.sent.get() >= 50);
            assertThat(download.interrupt()).isInstanceOf(InterruptedException.class);
            theServerNotices(file, file.sent.get());
        }
    }

    @Test
    void closingTheServerEndsADownloadUnderWay() throws Exception {
        var begun = new CountDownLatch(1);
        var file = new BigFile(1_000, Duration.ofMillis(10));
        var download = Caller.of(() -> file.download("/whole", bytes -> begun.countDown()));
        begun.await();
        file.close();
        file.close();
        assertThat(download.thrown()).isInstanceOf(IOException.class);
    }
}
