package parallel.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import parallel.show.Shown;

/** What a reader sees of a value that cannot be shown. */
class RenderingTest {

    @Test
    void aShownGoesThroughAsItIs() {
        Shown shown = new Shown("text/markdown", "**four**", "four");

        assertThat(Rendering.of(shown)).isSameAs(shown);
    }

    @Test
    void aTypeThatShowDoesNotKnowIsNamed() {
        assertThatThrownBy(() -> Rendering.of(new Thread()))
                .isInstanceOf(IllegalStateException.class).hasMessageStartingWith("this Thread could not be shown: ");
    }

    @Test
    void anExceptionBecomesOneThatRepeatsItsReason() {
        assertThatThrownBy(() -> Rendering.of(List.of(), value -> { throw new IllegalArgumentException("no rows"); }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("could not be shown: java.lang.IllegalArgumentException: no rows")
                .hasCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anErrorBecomesAnExceptionSinceAKernelDiesOfAnError() {
        assertThatThrownBy(() -> Rendering.of("a chart", value -> { throw new NoClassDefFoundError("org/jfree/Chart"); }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this String could not be shown: java.lang.NoClassDefFoundError: org/jfree/Chart")
                .hasCauseInstanceOf(NoClassDefFoundError.class);
    }
}
