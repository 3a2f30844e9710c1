package parallel.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parallel.Await;
import parallel.Caller;

class TypistTest {

    @AfterEach
    void nobodyIsLeft() {
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).doesNotContain("typist");
    }

    @Test
    void aTypistAnswers() throws Exception {
        assertThat(new Typist("Ada é", Duration.ZERO).ask()).isEqualTo("Ada é");
    }

    @Test
    void anAnswerTakesItsTimeUnlessTheOneWhoAsksIsInterrupted() throws Exception {
        var asks = Caller.of(new Typist("Ada", Duration.ofSeconds(10))::ask);
        Await.until(() -> asks.thread().getState() == Thread.State.TIMED_WAITING);
        assertThat(asks.interrupt()).isInstanceOf(InterruptedException.class);
    }
}
