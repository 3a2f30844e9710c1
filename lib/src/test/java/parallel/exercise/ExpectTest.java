package parallel.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExpectTest {

    @Test
    void whatIsExpectedOfAnExceptionAndOfAnAnswer() throws Exception {
        var cause = new IllegalStateException("x");
        assertThat(Expect.fails("it", IllegalStateException.class, () -> {
            throw new RuntimeException(cause);
        }, "h")).isSameAs(cause);
        assertThatThrownBy(() -> Expect.fails("it", IllegalStateException.class, () -> 5, "h")).isInstanceOf(NotAsExpected.class).hasMessageContaining("no exception, but 5");
        assertThatThrownBy(() -> Expect.fails("it", IllegalStateException.class, () -> {
            throw new YourTurn();
        }, "h")).isInstanceOf(YourTurn.class);
        assertThatThrownBy(() -> Expect.returns("it", () -> {
            throw cause;
        }, "h")).isInstanceOf(NotAsExpected.class).hasCause(cause);
        assertThatThrownBy(() -> Expect.returns("it", () -> {
            throw new InterruptedException();
        }, "h")).isInstanceOf(InterruptedException.class);
        Expect.that("arrays", new int[] {1, 2}, new int[] {1, 2}, "h");
        assertThat(Expect.words("x".repeat(1000))).hasSize(200).endsWith(" …");
    }
}
