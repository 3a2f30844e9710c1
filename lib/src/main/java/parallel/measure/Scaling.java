package parallel.measure;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import parallel.Given;

/**
 * The same work on more and more threads or processes: what one more of them brings.
 *
 * @param what     what was done, for example {@code "100 numbers from 1,000,000,000,000,000"}
 * @param workers  what there is more and more of
 * @param baseline the sequential way
 * @param rows     number of workers to its times, in rising order; never empty
 * @param machine  where
 * @param notes    what the reader must know to trust the numbers, one line each; usually empty
 */
public record Scaling(String what, Workers workers, Timing baseline, SortedMap<Integer, Timing> rows, Machine machine, List<String> notes)
        implements Serializable {

    /** @throws IllegalArgumentException if there are no rows or a number of workers is below 1 */
    public Scaling {
        Objects.requireNonNull(what, "what was measured is null: give it a name");
        Objects.requireNonNull(workers, "the kind of workers is null: give Workers.THREADS, Workers.PROCESSES or Workers.MEMBERS");
        Given.made(baseline, "the baseline is");
        Objects.requireNonNull(machine, "the machine is null: give Machine.here()");
        Given.map(rows, "the rows", "give a timing for each number");
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
        notes = Given.list(notes, "the notes", "an empty list means none");
        if (rows.isEmpty()) throw new IllegalArgumentException("a scaling needs at least one number of " + workers.many());
        if (rows.firstKey() < 1) throw new IllegalArgumentException(workers.count(1) + " at least, not " + rows.firstKey());
    }

    /** How many times as fast as the baseline this many workers were; 1 is no gain. */
    public double speedup(int count) {
        return comparison(count).ratio();
    }

    /** {@link #speedup} with its interval and verdict: the baseline's time divided by that of so many workers. */
    public Comparison comparison(int count) {
        if (!rows.containsKey(count)) throw new IllegalArgumentException("measured on " + rows.keySet() + " " + workers.many() + ", not on " + count);
        return Comparison.of(baseline, rows.get(count));
    }

    /** The number of workers with the smallest median. */
    public int fastest() {
        return rows.entrySet().stream().min(Comparator.comparingDouble(e -> e.getValue().medianNanos()))
                .orElseThrow().getKey();
    }

    /** The same as a table of times, baseline first. */
    public Timings timings() {
        var list = new ArrayList<Timing>();
        list.add(baseline);
        list.addAll(rows.values());
        return new Timings(what, list, machine, notes);
    }
}
