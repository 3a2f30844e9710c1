package parallel.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/**
 * What does a strategy cost beside the plain JDK code that it wraps: in time, and in bytes?
 *
 * <p>The forks of the two sides take turns, and each goes first every other time, so that a machine that changes its pace changes it
 * for both.
 */
final class Overhead implements Part {

    private static final double AIM = 1.05;

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
            Map<Wrapped.Side, Jmh.Figures> figures = sides(wrapped, settings);
            Jmh.Figures its = figures.get(Wrapped.Side.STRATEGY);
            Jmh.Figures plain = figures.get(Wrapped.Side.PLAIN);
            if (wrapped == Wrapped.SEQUENTIAL) taskNanos = plain.median().value() / Workload.MILLISECOND.inputs().size();
            Median time = its.median().over(plain.median());
            Median bytes = its.allocated().over(plain.allocated());
            boolean within = time.value() <= AIM && bytes.value() <= AIM;
            if (!within) dearer.add(wrapped.title());
            table.row(wrapped.title(), its.median().ofNanosInMillis(), plain.median().ofNanosInMillis(), time,
                    its.allocated(), plain.allocated(), bytes, within ? "yes" : "no");
            say("%s: time %s, bytes %s", wrapped.title(), time, bytes);
        }
        table.line("A task took %.2f microseconds.", taskNanos / 1000);
        table.line("Within 5 %% in time and bytes: %d of %d%s.", Wrapped.values().length - dearer.size(), Wrapped.values().length,
                dearer.isEmpty() ? "" : "; not: " + String.join(", ", dearer));
        return table;
    }

    private static Map<Wrapped.Side, Jmh.Figures> sides(Wrapped wrapped, Settings settings) throws RunnerException {
        Map<Wrapped.Side, Jmh.Figures> pooled = Map.of(Wrapped.Side.STRATEGY, new Jmh.Figures(), Wrapped.Side.PLAIN, new Jmh.Figures());
        List<Wrapped.Side> turn = new ArrayList<>(List.of(Wrapped.Side.values()));
        for (int fork = 0; fork < settings.forks(); fork++) {
            for (Wrapped.Side side : turn) {
                pooled.get(side).add(new Jmh(settings).run(OverheadBenchmark.class, 1, false, Map.of("wrapped", wrapped, "side", side)));
            }
            turn = turn.reversed();
        }
        return pooled;
    }
}
