package parallel.measure;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import parallel.Given;

/**
 * What an experiment found: one {@link Timing} for each way, in the order in which the ways were named.
 *
 * <p>The first row is the baseline: "3 times as long" always means "as the first row". A result with no rows is possible
 * ({@link #none}): then {@link #notes()} says why nothing could be measured.
 *
 * @param what    what was done, for example {@code "100 numbers from 1"}
 * @param rows    the ways, in the order named; the first is the baseline; names are unique
 * @param machine where
 * @param notes   what the reader must know to trust the numbers, one line each; usually empty
 */
public record Timings(String what, List<Timing> rows, Machine machine, List<String> notes) {

    /** @throws IllegalArgumentException if two rows have the same name, or a text has more than one line */
    public Timings {
        oneLine(Objects.requireNonNull(what, "what was measured is null: give it a name"));
        Objects.requireNonNull(machine, "the machine is null: give Machine.here()");
        rows = Given.list(rows, "the rows", "give a timing for each way; an empty list means that nothing was measured");
        notes = Given.list(notes, "the notes", "an empty list means none");
        notes.forEach(Timings::oneLine);
        Set<String> names = new HashSet<>();
        for (Timing row : rows) {
            if (!names.add(row.name())) throw new IllegalArgumentException("two rows are named '" + row.name() + "'");
        }
    }

    private static void oneLine(String text) {
        if (text.lines().count() > 1) throw new IllegalArgumentException("what was measured, and a note, have one line each, not: " + text);
    }

    /** A result without rows, for what could not be measured here. */
    public static Timings none(String what, String why) {
        return new Timings(what, List.of(), Machine.here(), List.of(Objects.requireNonNull(why, "why nothing was measured is null: say it in one line")));
    }

    /** The note that other programs kept the cores busy meanwhile, if they did: then more threads may seem to bring less than they do. */
    public Optional<String> disturbed() {
        return notes.stream().filter(Neighbours::isNote).findFirst();
    }

    /** Whether anything was measured. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /**
     * The row with this name.
     *
     * @throws NoSuchElementException if there is none; the message lists the names there are
     */
    public Timing of(String name) {
        return rows.stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow(() ->
                new NoSuchElementException("no row is named '" + name + "'; there are " + names()));
    }

    /** The names, in order. */
    public List<String> names() {
        return rows.stream().map(Timing::name).toList();
    }

    /** The first row. @throws NoSuchElementException if there are no rows */
    public Timing baseline() {
        return measured().getFirst();
    }

    private List<Timing> measured() {
        if (rows.isEmpty()) throw new NoSuchElementException(what + ": nothing was measured" + (notes.isEmpty() ? "" : ": " + String.join("; ", notes)));
        return rows;
    }

    /** The row with the smallest median. @throws NoSuchElementException if there are no rows */
    public Timing fastest() {
        return measured().stream().min(Comparator.comparingDouble(Timing::medianNanos)).orElseThrow();
    }

    /**
     * The rows that nobody beat beyond doubt, in order: the fastest, and those that are not slower than it. Where there are too few rounds for a verdict, those whose range is not
     * apart from the fastest one's.
     *
     * @throws NoSuchElementException if there are no rows
     */
    public List<Timing> amongTheFastest() {
        Timing best = fastest();
        return rows.stream().filter(row -> row == best || !slower(row, best)).toList();
    }

    private static boolean slower(Timing row, Timing best) {
        Comparison comparison = Comparison.of(row, best);
        return comparison.decidable() ? comparison.slower() : row.lowNanos() > best.highNanos();
    }

    /**
     * The row to take where the ways are named from the simplest to the most elaborate: the first of {@link #amongTheFastest()}.
     *
     * @throws NoSuchElementException if there are no rows
     */
    public Timing simplestOfTheFastest() {
        return amongTheFastest().getFirst();
    }

    /** The row with the largest median. @throws NoSuchElementException if there are no rows */
    public Timing slowest() {
        return measured().stream().max(Comparator.comparingDouble(Timing::medianNanos)).orElseThrow();
    }

    /** How two of the ways compare, with a verdict. */
    public Comparison compare(String one, String other) {
        return Comparison.of(of(one), of(other));
    }

    /** The speed-up of a way over the baseline: how many times as fast it is (2: half the time), with its interval and verdict. */
    public Comparison speedup(String name) {
        return compare(baseline().name(), name);
    }

    /** Everything as text with commas, for a spreadsheet or another program; {@link #fromCsv} reads it back, not a digit lost. */
    public String toCsv() {
        return Csv.write(this);
    }

    /**
     * What {@link #toCsv} wrote.
     *
     * @throws IllegalArgumentException if the text is not of that form; the message names the line
     */
    public static Timings fromCsv(String csv) {
        return Csv.read(Objects.requireNonNull(csv, "the text is null: give what toCsv wrote"));
    }

    /** The medians as multiples of the baseline's, for the same chart as the article's. */
    public Multiples multiples(String who) {
        return multiples(who, Timing::medianNanos);
    }

    /** The first runs as multiples of the baseline's first run: what the article measured. */
    public Multiples firstMultiples(String who) {
        return multiples(who, Timing::firstNanos);
    }

    private Multiples multiples(String who, ToDoubleFunction<Timing> nanos) {
        Objects.requireNonNull(who, "whose times these are is null: give a name");
        var multiples = new LinkedHashMap<String, Double>();
        for (Timing row : rows) multiples.put(row.name(), nanos.applyAsDouble(row) / nanos.applyAsDouble(baseline()));
        return new Multiples(who, multiples);
    }
}
