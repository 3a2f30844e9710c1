package parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class InterruptsTest {

    @Test
    void withoutAnInterruptNothingIsThrown() throws InterruptedException {
        Interrupts.rethrow(new CancellationException("of its own accord"), "here");
    }

    @Test
    void anInterruptThatWasToldInAnotherWayBecomesOne() {
        var told = new CancellationException("told to end");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Interrupts.rethrow(told, "at tick 3")).isExactlyInstanceOf(InterruptedException.class).hasMessage("interrupted at tick 3").hasCause(told);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void anInterruptedExceptionComesOutItself() {
        var itself = new InterruptedException();
        assertThatThrownBy(() -> Interrupts.rethrow(itself, "here")).isSameAs(itself);
    }
}
