package parallel.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import parallel.Await;
import parallel.Caller;

class ChoreTest {

    @Test
    void aChoreSaysWhoDidIt() throws Exception {
        assertThat(new Chore("lawn", Duration.ZERO).call()).isEqualTo(Thread.currentThread().getName());
        assertThat(Chore.WEEKEND).extracting(Chore::name).startsWith("lawn", "house").doesNotHaveDuplicates();
    }

    @Test
    void aChoreTakesItsTimeUnlessItIsInterrupted() throws Exception {
        var does = Caller.of(new Chore("lawn", Duration.ofSeconds(10)));
        Await.until(() -> does.thread().getState() == Thread.State.TIMED_WAITING);
        assertThat(does.interrupt()).isInstanceOf(InterruptedException.class);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Chore.WEEKEND.getFirst().call()).isInstanceOf(InterruptedException.class);
    }
}
