package parallel.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The same work on more and more threads: what one more thread brings.
 *
 * @param what     what was done, for example {@code "100 numbers from 1,000,000,000,000,000"}
 * @param baseline the sequential way
 * @param rows     number of threads to its times, in rising order; never empty
 * @param machine  where
 * @param notes    what the reader must know to trust the numbers, one line each; usually empty
 */
public record Scaling(String what, Timing baseline, SortedMap<Integer, Timing> rows, Machine machine, List<String> notes) {

    /** @throws IllegalArgumentException if there are no rows or a number of threads is below 1 */
    public Scaling {
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
        notes = List.copyOf(notes);
        if (rows.isEmpty()) throw new IllegalArgumentException("a scaling needs at least one number of threads");
        if (rows.firstKey() < 1) throw new IllegalArgumentException("1 thread at least, not " + rows.firstKey());
    }

    /** How many times as fast as the baseline this many threads were; 1 is no gain. */
    public double speedup(int threads) {
        return comparison(threads).ratio();
    }

    /** {@link #speedup} with its interval and verdict: the baseline's time divided by that of so many threads. */
    public Comparison comparison(int threads) {
        return Comparison.of(baseline, rows.get(threads));
    }

    /** The number of threads with the smallest median. */
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
