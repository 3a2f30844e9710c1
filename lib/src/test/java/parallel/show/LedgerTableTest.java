package parallel.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parallel.claim.Finding;
import parallel.claim.Language;
import parallel.claim.Ledger;
import parallel.claim.LedgerView;

class LedgerTableTest {

    private static final Instant NOW = Instant.parse("2025-10-25T12:00:00Z");

    private static Optional<Ledger.Entry> entry(Finding finding, long secondsAgo) {
        return Optional.of(new Ledger.Entry(finding, NOW.minusSeconds(secondsAgo), Samples.TWO));
    }

    /** Four statements of three sections: in both languages, in Java alone, not yet, and what could not be measured. */
    static LedgerView ledger(String because) {
        return new LedgerView(List.of(
                new LedgerView.Row(4, "Threads help", entry(Finding.of(4, "Threads help", true, because), 10), entry(Finding.of(4, "Threads help", false, "0.99").inPython(), 200), Set.of(Language.JAVA)),
                new LedgerView.Row(9, "At the same time", entry(Finding.of(9, "At the same time", true, false, "2 and 1"), 86_400), Optional.empty(), Set.of(Language.JAVA, Language.CPYTHON)),
                new LedgerView.Row(10, "", Optional.empty(), Optional.empty(), Set.of(Language.JAVA)),
                new LedgerView.Row(35, "Databases", entry(Finding.notMeasurable(35, "Databases", "no database"), 10), Optional.empty(), Set.of(Language.JAVA))), NOW);
    }

    @Test
    void everyStatementHasItsVerdictsAndBelowThemNumbersAndAge() {
        assertThat(Show.of(ledger("1.98 times as fast")).plain().lines().filter(line -> !line.isEmpty()).skip(1)).containsExactly(
                "Introduction of parallel processing",
                "4  Threads help  Java: ✓\u00a0holds  CPython: ✗\u00a0does not hold",
                "    Java, just now: 1.98 times as fast", "    CPython, 3 min: 0.99",
                "Concurrency",
                "9  At the same time  Java: ◐\u00a0depends  CPython: not yet", "    Java, 1 day: 2 and 1",
                "10  …  Java: not yet",
                "When to use threads",
                "35  Databases  Java: –\u00a0not measurable here", "    Java, just now: no database");
    }

    @Test
    void theSummaryCountsEachVerdict() {
        assertThat(Show.of(ledger("x")).plain().lines().findFirst().orElseThrow()).isEqualTo("In Java, of 3 statements: 1 hold, 1 depend, 0 do not hold, 1 cannot be measured here. "
                + "In CPython, of 1 statements: 0 hold, 0 depend, 1 do not hold, 0 cannot be measured here. Other verdicts in CPython than in Java: 1.");
        var counts = Tables.counts(ledger("x"));
        assertThat(counts.columnNames()).containsExactly("in", "holds", "depends", "does not hold", "not measurable here", "all");
        assertThat(counts.row(0).getInt("depends")).isOne();
        assertThat(counts.row(1).getInt("does not hold")).isOne();
        assertThat(counts.row(1).getInt("all")).isOne();
    }

    @Test
    void aFindingInPythonSaysSoInATableOfFindings() {
        Finding java = Finding.of(4, "Threads help", true, "x");
        assertThat(Show.of(Findings.of(java, java.inPython())).plain().lines().skip(1)).satisfiesExactly(line -> assertThat(line).contains("✓\u00a0holds").doesNotContain("CPython"),
                line -> assertThat(line).contains("✓\u00a0holds in CPython"));
    }

    @Test
    void theChartCountsInWords() {
        assertThat(((Picture) Charts.verdicts("Which?", ledger("x"))).words()).isEqualTo("Which? Java: 1 holds, 1 depends, 1 not measurable here; CPython: 1 does not hold.");
    }
}
