package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import parallel.Caller;

class BesideTest {

    private static final Duration SOON = Duration.ofMillis(1);

    @Test
    void theCallerLooksUntilTheWorkIsDone() throws Exception {
        var looked = new CountDownLatch(3);
        Thread caller = Thread.currentThread();
        Thread worker = Beside.run(() -> {
            looked.await();
            return Thread.currentThread();
        }, SOON, () -> {
            assertThat(Thread.currentThread()).isSameAs(caller);
            looked.countDown();
        });
        assertThat(worker.getName()).isEqualTo(caller.getName() + ", beside");
        assertThat(worker.isAlive()).isFalse();
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

    private final AtomicInteger ended = new AtomicInteger();

    /** It ends by an interrupt only. */
    private int waitsForEver() throws InterruptedException {
        try {
            new CountDownLatch(1).await();
            return 0;
        } finally {
            ended.incrementAndGet();
        }
    }

    @Test
    void anInterruptIsPassedOnAndTheWorkHasEndedThen() throws Exception {
        var endedThen = new AtomicInteger();
        var looked = new CountDownLatch(1);
        Caller caller = Caller.of(() -> {
            try {
                return Beside.run(this::waitsForEver, SOON, looked::countDown);
            } finally {
                endedThen.set(ended.get());
            }
        });
        looked.await();
        assertThat(caller.interrupt()).isInstanceOf(InterruptedException.class);
        assertThat(endedThen).hasValue(1);
    }

    @Test
    void aLookThatFailsEndsTheWorkToo() {
        assertThatThrownBy(() -> Beside.run(this::waitsForEver, SOON, () -> {
            throw new IOException("nobody draws any more");
        })).isInstanceOf(IOException.class);
        assertThat(ended).hasValue(1);
    }
}
