package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import parallel.strategy.ChildProcesses;
import parallel.workload.Database;
import parallel.workload.Here;

/** Whose work is whose. */
@Execution(ExecutionMode.CONCURRENT)
class NeighboursTest {

    private static List<Long> ours() {
        return Neighbours.living().map(ProcessHandle::pid).toList();
    }

    @Tag("slow")
    @Test
    void aServerOfOurOwnIsNoNeighbourThoughItIsNobodysChild() throws Exception {
        assumeThat(System.getProperty("os.name")).as("the system where the server was seen to be nobody's child").isEqualTo("Linux");
        try (Database database = Database.start(1)) {
            assertThat(ProcessHandle.current().descendants().map(ProcessHandle::pid)).doesNotContain(database.pid());
            assertThat(ours()).contains(database.pid());
        }
    }

    @Tag("slow")
    @Test
    void aChildThatLivesIsNoNeighbour() throws Exception {
        try (ChildProcesses one = new ChildProcesses(1)) {
            long child = one.map(List.of(0), Here.PID).getFirst();
            assertThat(ours()).contains(child);
            assertThat(Neighbours.livingChildrenSeconds()).as("a JVM that has started").isPositive();
        }
    }

    @Test
    void aNeighbourIsMentionedWhenItTakesAQuarterOfACore() {
        assertThat(Neighbours.note(0.1, 2)).isEmpty();
        assertThat(Neighbours.note(0.9, 2).orElseThrow()).startsWith("Other programs kept 0.9 of 2 cores busy meanwhile");
        assertThat(Neighbours.note(0.9, 64)).as("of many cores, one more or less").isEmpty();
        assertThat(Neighbours.note(Double.NaN, 2)).as("where the system does not say").isEmpty();
    }

    @Test
    void timingsKnowWhetherTheyWereDisturbed() {
        String note = Neighbours.note(1.3, 2).orElseThrow();
        assertThat(new Timings("x", List.of(), Machine.here(), List.of("Took 3.0 s, not 1.0 s.", note)).disturbed()).contains(note);
        assertThat(Timings.none("x", "Took 3.0 s, not 1.0 s.").disturbed()).isEmpty();
    }
}
