package parallel.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parallel.Caller;

class WhileWaitingTest {

    @AfterEach
    void nobodyIsLeft() {
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
                .doesNotContain("work while waiting");
    }

    /** On a busy machine the answer may be there before the first number has been checked. */
    @Test
    void workGoesOnWhileOneWaits() throws Exception {
        WhileWaiting<String> met;
        do met = WhileWaiting.of(() -> {
            Thread.sleep(10);           // time: the wait that is used
            return "Ada";
        }); while (met.checked() == 0);
        assertThat(met.answer()).isEqualTo("Ada");
        assertThat(met.checked()).isPositive();
    }

    @Test
    void itEndsWithTheWait() throws Exception {
        assertThatThrownBy(() -> WhileWaiting.of(() -> {
            throw new IOException("no keyboard");
        })).hasMessage("no keyboard");
        var waits = new CountDownLatch(1);
        var call = Caller.of(() -> WhileWaiting.of(() -> {
            waits.countDown();
            new CountDownLatch(1).await();
            return "";
        }));
        waits.await();
        assertThat(call.interrupt()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void numbersAreCheckedUntilItIsThere() throws Exception {
        var looks = new AtomicInteger();
        assertThat(WhileWaiting.checkUntil(() -> looks.incrementAndGet() > 5)).isEqualTo(5);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> WhileWaiting.checkUntil(() -> false)).isInstanceOf(InterruptedException.class);
    }
}
