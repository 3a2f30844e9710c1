package parallel.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parallel.Task;
import parallel.strategy.Strategy;

class ConcurrencyChecksTest {

    @Test
    void anInterruptClosesTheProcessesToo() {
        List<String> closed = new ArrayList<>();
        Strategy one = interrupted("one", closed), two = interrupted("two", closed);
        assertThatThrownBy(() -> new ConcurrencyChecks(Budget.SMALL).besideOne(List.of(97L), one, two))
                .isInstanceOf(InterruptedException.class);
        assertThat(closed).containsExactlyInAnyOrder("one", "two");
    }

    private static Strategy interrupted(String name, List<String> closed) {
        return new Strategy() {
            @Override
            public <T, R> List<R> map(List<T> inputs, Task<? super T, ? extends R> task) throws InterruptedException {
                throw new InterruptedException();
            }

            @Override
            public String name() {
                return name;
            }

            @Override
            public void close() {
                closed.add(name);
            }
        };
    }
}
