package parallel.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WaitForGraphTest {

    @Test
    void aGraphKnowsItsCircle() {
        var ab = new WaitForGraph.Wait("a", "l1", "b");
        var bc = new WaitForGraph.Wait("b", "l2", "c");
        var cb = new WaitForGraph.Wait("c", "l3", "b");
        assertThat(new WaitForGraph(List.of(ab, bc)).circle()).isEmpty();
        assertThat(new WaitForGraph(List.of(ab, bc, cb)).circle()).as("a waits for one in it").containsExactly(bc, cb);
        assertThat(new WaitForGraph(List.of()).circle()).isEmpty();
    }
}
