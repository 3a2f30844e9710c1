package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parallel.Left;

@Timeout(30)
class BesideTest {

    private static final Duration SOON = Duration.ofMillis(1);

    @Test
    void theCallerLooksUntilTheWorkIsDone() throws Exception {
        var looked = new CountDownLatch(3);
        Thread caller = Thread.currentThread();
        String who = Beside.run(() -> {
            looked.await();
            return Thread.currentThread().getName();
        }, SOON, () -> {
            assertThat(Thread.currentThread()).isSameAs(caller);
            looked.countDown();
        });
        assertThat(who).isEqualTo(caller.getName() + ", beside");
        assertThat(Left.behind(who)).isEmpty();
    }

    @Test
    void whatTheWorkThrowsComesOutAsItIs() {
        assertThatThrownBy(() -> Beside.run(() -> {
            throw new IOException("no disk");
        }, SOON, () -> { })).isInstanceOf(IOException.class).hasMessage("no disk");
        assertThatThrownBy(() -> Beside.run(() -> {
            throw new OutOfMemoryError("made up");
        }, SOON, () -> { })).isInstanceOf(OutOfMemoryError.class);
    }

    /** The work counts how often it has ended; it ends by an interrupt only. */
    private static int waitsForEver(AtomicInteger ended) throws InterruptedException {
        try {
            new CountDownLatch(1).await();
            return 0;
        } finally {
            ended.incrementAndGet();
        }
    }

    @Test
    void anInterruptIsPassedOnAndTheWorkHasEndedThen() throws Exception {
        var ended = new AtomicInteger();
        var thrown = new AtomicReference<Exception>();
        var looked = new CountDownLatch(1);
        Thread caller = Thread.ofPlatform().name("caller").start(() -> {
            try {
                Beside.run(() -> waitsForEver(ended), SOON, looked::countDown);
            } catch (Exception e) {
                thrown.set(ended.get() == 1 ? e : new IllegalStateException("it came out before the work had ended", e));
            }
        });
        looked.await();
        caller.interrupt();
        caller.join();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(Left.behind("caller")).isEmpty();
    }

    @Test
    void aLookThatFailsEndsTheWorkToo() {
        var ended = new AtomicInteger();
        assertThatThrownBy(() -> Beside.run(() -> waitsForEver(ended), SOON, () -> {
            throw new IOException("nobody draws any more");
        })).isInstanceOf(IOException.class);
        assertThat(ended).hasValue(1);
    }
}
