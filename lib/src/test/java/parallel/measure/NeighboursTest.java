package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parallel.workload.Database;

/** Whose work is whose; what a neighbour does to an experiment is in {@link ExperimentTest}. */
@Timeout(120)
class NeighboursTest {

    @Tag("slow")
    @Test
    void aServerOfOurOwnIsNoNeighbourThoughItIsNobodysChild() throws Exception {
        assumeThat(System.getProperty("os.name")).as("the system where the server was seen to be nobody's child").isEqualTo("Linux");
        try (Database database = Database.start(1)) {
            assertThat(ProcessHandle.current().descendants().map(ProcessHandle::pid)).doesNotContain(database.pid());
            double before = Neighbours.livingChildrenSeconds();
            database.count(3_000_000);
            assertThat(Neighbours.livingChildrenSeconds() - before).as("seconds that the server counted for").isGreaterThan(0.1);
        }
    }

    @Test
    void timingsKnowWhetherTheyWereDisturbed() {
        String note = Neighbours.note(1.3, 2).orElseThrow();
        assertThat(new Timings("x", List.of(), Machine.here(), List.of("Took 3.0 s, not 1.0 s.", note)).disturbed()).contains(note);
        assertThat(Timings.none("x", "Took 3.0 s, not 1.0 s.").disturbed()).isEmpty();
    }
}
