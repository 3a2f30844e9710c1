package parallel.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import parallel.measure.Comparison;
import parallel.measure.Machine;
import parallel.measure.Scaling;
import parallel.measure.Timing;
import parallel.measure.Workers;

/** Measurements that nobody made, for verdicts that are to turn round, and the question whether they did. */
final class MadeUp {

    private MadeUp() { }

    static Comparison ratio(double low, double high) {
        return new Comparison("a", "b", Math.sqrt(low * high), low, high, 20);
    }

    /** Twenty runs that all took the same. */
    static Timing timing(String name, double nanos) {
        Double[] row = new Double[20];
        Arrays.fill(row, nanos);
        return new Timing(name, nanos, List.of(row));
    }

    /** So many times as fast as sequential, on 1, 2, 3 … threads. */
    static Scaling scaling(int cores, double... speedups) {
        var rows = new TreeMap<Integer, Timing>();
        for (int i = 0; i < speedups.length; i++) rows.put(i + 1, timing("t", 100 / speedups[i]));
        return new Scaling("test", Workers.THREADS, timing("sequential", 100), rows, new Machine(cores, "JDK 25", "Linux"), List.of());
    }

    static void verdict(Finding finding, int statement, Verdict verdict) {
        assertThat(finding.statement()).isEqualTo(statement);
        assertThat(finding.verdict()).as(finding.because()).isEqualTo(verdict);
        assertThat(finding.because()).isNotBlank();
    }
}
