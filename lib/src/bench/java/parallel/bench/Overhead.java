package parallel.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/**
 * What does a strategy cost beside the plain JDK code that it wraps: in time, and in bytes?
 *
 * <p>The forks of the two sides take turns.
 */
final class Overhead implements Part {

    private static final double AIM = 1.05;

    /** One side's iterations, of all forks. */
    private record Found(Median time, Median allocated) { }

    @Override
    public String name() {
        return "overhead";
    }

    @Override
    public Table run(Settings settings) throws Exception {
        Table table = new Table("Overhead: each strategy beside the JDK code that it wraps, 100 tasks of 0.01 ms", "strategy", "its ms",
                "plain ms", "ratio of times", "its bytes", "plain bytes", "ratio of bytes", "within 5 %");
        double taskNanos = 0;
        List<String> dearer = new ArrayList<>();
        for (Wrapped wrapped : Wrapped.values()) {
            Map<Wrapped.Side, Found> found = sides(wrapped, settings);
            Found its = found.get(Wrapped.Side.STRATEGY);
            Found plain = found.get(Wrapped.Side.PLAIN);
            if (wrapped == Wrapped.SEQUENTIAL) taskNanos = plain.time().value() / Workload.MILLISECOND.inputs().size();
            Median time = its.time().over(plain.time());
            Median bytes = its.allocated().over(plain.allocated());
            boolean within = time.value() <= AIM && bytes.value() <= AIM;
            if (!within) dearer.add(wrapped.title());
            table.row(wrapped.title(), its.time().ofNanosInMillis(), plain.time().ofNanosInMillis(), time,
                    its.allocated(), plain.allocated(), bytes, within ? "yes" : "no");
            say("%s: time %s, bytes %s", wrapped.title(), time, bytes);
        }
        table.line("A task took %.2f microseconds.", taskNanos / 1000);
        table.line("Within 5 %% in time and bytes: %d of %d%s.", Wrapped.values().length - dearer.size(), Wrapped.values().length,
                dearer.isEmpty() ? "" : "; not: " + String.join(", ", dearer));
        return table;
    }

    private static Map<Wrapped.Side, Found> sides(Wrapped wrapped, Settings settings) throws RunnerException {
        Map<Wrapped.Side, Jmh> cells = new EnumMap<>(Wrapped.Side.class);
        for (Wrapped.Side side : Wrapped.Side.values()) {
            cells.put(side, new Jmh(settings, OverheadBenchmark.class, Map.of("wrapped", wrapped, "side", side)));
        }
        Map<Wrapped.Side, Found> found = new EnumMap<>(Wrapped.Side.class);
        for (var times : Jmh.inTurns(cells, settings.forks()).entrySet()) {
            found.put(times.getKey(), new Found(times.getValue().median(), Median.of(cells.get(times.getKey()).bytes(1))));
        }
        return found;
    }
}
