package parallel.hazard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import parallel.Given;

/**
 * What came of a {@link Race} in many runs: a row for each outcome that can come, and how often it did. A row that never came keeps its zero.
 *
 * <p><b>Thread safety.</b> Immutable. <b>Source.</b> The outcome tables of jcstress; chapter 5.
 *
 * @param what    what was run
 * @param version which version of it
 * @param rows    the outcomes, those foreseen first
 */
public record Outcomes(String what, String version, List<Row> rows) {

    /**
     * @param outcome what came
     * @param count   in how many runs
     */
    public record Row(Outcome outcome, long count) {

        public Row {
            Objects.requireNonNull(outcome, "the outcome is null: make one with Outcome.right or Outcome.wrong");
        }
    }

    /** @throws IllegalArgumentException if a count is negative */
    public Outcomes {
        Objects.requireNonNull(what, "what was tried is null: give it a name");
        Objects.requireNonNull(version, "the version is null: give it a name, for example \"plain\"");
        rows = Given.list(rows, "the rows", "give one for each outcome");
        for (Row row : rows) if (row.count < 0) throw new IllegalArgumentException(what + ": a count is 0 or more, not " + row.count);
    }

    static Outcomes of(Race<?> race, Map<String, Long> counts) {
        Map<String, Long> left = new HashMap<>(counts);
        List<Row> rows = new ArrayList<>();
        for (Outcome each : race.outcomes()) {
            Long count = left.remove(each.seen());
            rows.add(new Row(each, count == null ? 0 : count));
        }
        left.forEach((seen, count) -> rows.add(new Row(Outcome.wrong(seen, "not foreseen"), count)));
        return new Outcomes(race.what(), race.version(), rows);
    }

    /** How many runs there were. */
    public long runs() {
        return rows.stream().mapToLong(Row::count).sum();
    }

    /** In how many of them something wrong came. */
    public long wrong() {
        return rows.stream().filter(row -> !row.outcome.right()).mapToLong(Row::count).sum();
    }

    /** The part of the runs that went wrong, 0 to 1. */
    public double wrongShare() {
        return runs() == 0 ? 0 : (double) wrong() / runs();
    }

    /** How many different outcomes came. */
    public int different() {
        return (int) rows.stream().filter(row -> row.count > 0).count();
    }

    /** How often this came. @throws NoSuchElementException if no row is seen so */
    public long of(String seen) {
        return rows.stream().filter(row -> row.outcome.seen().equals(seen)).mapToLong(Row::count).findFirst()
                .orElseThrow(() -> new NoSuchElementException(what + ": no outcome is seen as '" + seen + "'"));
    }

    /** For example {@code "plain: wrong in 3,120 of 100,000 runs"}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s: wrong in %,d of %,d runs", version, wrong(), runs());
    }
}
