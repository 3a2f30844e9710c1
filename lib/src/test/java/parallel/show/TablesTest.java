package parallel.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parallel.show.ShowTest.heads;
import static parallel.show.ShowTest.parse;
import static parallel.show.ShowTest.row;

import java.io.BufferedReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import parallel.Killed;
import parallel.hazard.Outcome;
import parallel.hazard.Outcomes;
import parallel.hazard.Philosophers;
import parallel.measure.Beat;
import parallel.measure.Multiples;
import parallel.measure.Timings;
import tech.tablesaw.api.Table;

class TablesTest {

    @Test
    void whatProcessesTookToStartStandsApart() {
        assertThat(Tables.speedup(Samples.processes()).columnNames()).startsWith("processes", "median [ms]").contains("start-up [ms]");
        assertThat(Tables.speedup(Samples.scaling(2, 1, 2)).columnNames()).startsWith("threads").doesNotContain("start-up [ms]");
    }

    @Test
    void multiplesStandSideBySide() {
        Table table = Tables.multiples(Samples.multiples("me", 1, 2.5), Samples.multiples("ME", 1), new Multiples("nobody", Map.of()));
        Document document = parse(Show.of(table).data());
        assertThat(heads(document)).containsExactly("way", "me", "ME (2)", "nobody");
        assertThat(row(document, 1)).containsExactly("way 1", "2.5", "–", "–");
    }

    @Test
    void scalingAndCrossoverAreTables() {
        Document scaling = parse(Show.of(Samples.scaling(2, 1, 1.94)).data());
        assertThat(row(scaling, 1)).startsWith("2", "150").contains("1.94");
        Document crossover = parse(Show.of(Samples.crossover(2)).data());
        assertThat(heads(crossover)).containsExactly("work per task [µs]", "sequential [ms]", "thread per task [ms]", "shared queue of 4 [ms]", "pool of 4 [ms]");
        assertThat(row(crossover, 0)).as("the fastest of its row").containsExactly("0.1", "✓\u00a00.01", "5.0", "0.41", "0.91");
        assertThat(row(crossover, 4)).containsExactly("1,000.0", "100", "55", "✓\u00a050", "51");
        assertThat(Show.of(Samples.crossover(2)).plain()).contains("shared queue of 4 pays from 8.6 µs per task");
        assertThat(Tables.crossover(Samples.crossover(2)).columnNames()).contains("work per task [µs]", "pool of 4 [ms]");
    }

    @Test
    void outcomesOfSeveralVersionsShareTheirRows() {
        Outcome both = Outcome.right("2", "both counted"), one = Outcome.wrong("1", "one is lost");
        var plain = new Outcomes("two add", "plain", List.of(new Outcomes.Row(both, 90), new Outcomes.Row(one, 10)));
        var locked = new Outcomes("two add", "locked", List.of(new Outcomes.Row(both, 100), new Outcomes.Row(one, 0)));
        Document document = parse(Show.of(Tables.outcomes(plain, locked)).data());
        assertThat(heads(document)).containsExactly("outcome", "right?", "plain", "locked", "how it comes");
        assertThat(row(document, 0)).containsExactly("2", "✓\u00a0right", "90", "100", "both counted");
        assertThat(row(document, 1)).containsExactly("1", "✗\u00a0wrong", "10", "0", "one is lost");
        var other = new Outcomes("something else", "plain", List.of(new Outcomes.Row(Outcome.wrong("2", ""), 1)));
        assertThatThrownBy(() -> Tables.outcomes(plain, other)).hasMessageStartingWith("'2' is right in one version and wrong in another");
    }

    @Test
    void whichToolNamesTheSimplestOfTheFastestForEachKindOfWork() {
        Timings waiting = Samples.timings("waiting", Samples.timing("loop", 1, 100e6), Samples.timing("pool", 1, 25e6), Samples.timing("processes", 1, 25e6));
        Timings tiny = Samples.timings("tiny", Samples.timing("loop", 1, 1e3), Samples.timing("pool", 1, 1e6));
        Document document = parse(Show.of(Tables.whichTool(waiting, Timings.none("python", "no Python"), tiny)).data());
        assertThat(heads(document)).containsExactly("kind of work", "loop", "pool", "processes", "take");
        assertThat(row(document, 0)).containsExactly("waiting", "100\u00a0ms", "25\u00a0ms\u00a0✓", "25\u00a0ms\u00a0✓", "pool");
        assertThat(row(document, 1)).containsExactly("tiny", "1.0\u00a0µs\u00a0✓", "1.0\u00a0ms", "–", "loop");
    }

    @Test
    void dinnersTellAllThreeHazards() {
        var graph = Samples.circle(5);
        var stuck = new Philosophers(Philosophers.Rule.LEFT_FIRST, Samples.shares("left", 5), 0, Optional.of(graph));
        var fine = new Philosophers(Philosophers.Rule.WAITER, Samples.shares("waiter", 5), 3, Optional.empty());
        Document document = parse(Show.of(Tables.dinners(stuck, fine)).data());
        assertThat(row(document, 0)).containsExactly("the left fork first", "15", "1", "0", "of 5", "5");
        assertThat(row(document, 1)).containsExactly("a waiter keeps one seat free", "15", "1", "3", "none", "5");
    }

    @Test
    void howLateTicksCameIsATable() {
        var beat = new Beat("2 cores", Duration.ofMillis(10), List.of(1e6, 2e6, 12e6));
        assertThat(Tables.lateness(beat).print()).contains("2 cores", "median late [ms]").matches("(?s).*\\b3\\b.*\\b2\\b.*\\b12\\b.*\\b1\\b.*");
    }

    /** A JVM whose first table is made by a thread that is interrupted. */
    static final class Kernel {

        public static void main(String[] none) {
            Thread.currentThread().interrupt();
            try {
                Tables.times(Samples.small());
            } catch (Throwable thrown) {
                System.out.println("first: " + thrown);
            }
            System.out.println("interrupted: " + Thread.interrupted() + ", rows: " + Tables.times(Samples.small()).rowCount());
        }
    }

    /** An interrupt in the wrong moment spoils one cell, and not the kernel. */
    @Test
    @Tag("slow")
    void anInterruptAtTheFirstUseOfTablesawLeavesItsClassesWhole() throws Exception {
        Process kernel = Killed.start(Kernel.class);
        try (BufferedReader says = kernel.inputReader()) {
            assertThat(says.lines().toList()).last().isEqualTo("interrupted: true, rows: 4");
        } finally {
            kernel.destroyForcibly();
        }
    }
}
