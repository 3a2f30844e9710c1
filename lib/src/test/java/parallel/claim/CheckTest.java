package parallel.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class CheckTest {

    private static Check check(Callable<List<Finding>> experiment) {
        return Check.of("Conclusion", Duration.ZERO, experiment, 9, 10);
    }

    @Test
    void findingsComeInTheOrderOfTheirStatements() throws Exception {
        Finding nine = Finding.of(9, "s", true, "n"), ten = Finding.of(10, "s", true, "n");
        assertThat(check(() -> List.of(ten, nine)).run()).containsExactly(nine, ten);
    }

    /** As a large prime's check in the thread that makes the experiment. */
    @Test
    void anInterruptThatTheWorkSaysInItsOwnWayIsOneToo() {
        Check cancelled = check(() -> {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while checking 7");
        });
        assertThatThrownBy(cancelled::run).isInstanceOf(InterruptedException.class)
                .hasMessage("interrupted in Conclusion").hasCauseInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void whatTheExperimentThrowsComesOutAsItIs() {
        assertThatThrownBy(check(() -> {
            throw new CancellationException("not by an interrupt");
        })::run).isExactlyInstanceOf(CancellationException.class);
    }
}
