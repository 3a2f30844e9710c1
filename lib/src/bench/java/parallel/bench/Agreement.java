package parallel.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openjdk.jmh.runner.RunnerException;
import parallel.measure.Experiment;
import parallel.measure.Timing;
import parallel.measure.Timings;
import parallel.strategy.Strategy;
import parallel.workload.PrimeCheck;

/**
 * Does an experiment say what JMH says?
 *
 * <p>List by list, JMH first and the experiment directly after it, so that a machine that slowly changes its pace changes it for both. For
 * the same reason the strategies' forks take turns. The experiments share one JVM, as a notebook's do.
 */
final class Agreement implements Part {

    /** One strategy on one list, by both. */
    private record Cell(String way, Median jmh, Median experiment) {
        double ratio() {
            return experiment.value() / jmh.value();
        }
    }

    @Override
    public String name() {
        return "agreement";
    }

    @Override
    public Table run(Settings settings) throws Exception {
        Table table = new Table("Agreement: an experiment beside JMH", "list", "strategy", "JMH median (interval) ms",
                "experiment median (interval) ms", "ratio", "JMH mean ms", "JMH error ms", "JMH iterations", "experiment samples");
        List<Double> ratios = new ArrayList<>();
        List<String> disagreeing = new ArrayList<>();
        int pairs = 0;
        Set<String> notes = new LinkedHashSet<>();
        for (Workload workload : Workload.values()) {
            if (settings.quick() && workload == Workload.MOST_OF_A_SECOND) continue;
            Map<Way, Jmh.Times> times = jmh(workload, settings);
            Timings timings = experiment(workload);
            timings.notes().forEach(note -> notes.add(workload.title() + ": " + note));
            List<Cell> cells = new ArrayList<>();
            times.forEach((way, jmh) -> {
                Timing timing = timings.of(way.title());
                Cell cell = new Cell(way.title(), jmh.median(),
                        new Median(timing.medianNanos(), timing.lowNanos(), timing.highNanos(), timing.samples()));
                cells.add(cell);
                ratios.add(cell.ratio());
                table.row(workload.title(), cell.way, cell.jmh.ofNanosInMillis(), cell.experiment.ofNanosInMillis(), cell.ratio(),
                        jmh.mean() / 1e6, jmh.error() / 1e6, cell.jmh.samples(), cell.experiment.samples());
            });
            for (int i = 0; i < cells.size(); i++) {
                for (Cell other : cells.subList(i + 1, cells.size())) {
                    Cell one = cells.get(i);
                    if (one.jmh.overlaps(other.jmh)) continue;
                    pairs++;
                    if (one.jmh.value() < other.jmh.value() != one.experiment.value() < other.experiment.value()) {
                        disagreeing.add("%s: %s and %s".formatted(workload.title(), one.way, other.way));
                    }
                }
            }
        }
        long near = ratios.stream().filter(ratio -> ratio >= 0.85 && ratio <= 1.15).count();
        table.line("Median ratio, experiment over JMH: %.3f (aim: 0.95 to 1.05).",
                Median.middle(ratios.stream().mapToDouble(Double::doubleValue).toArray()));
        table.line("Within 0.85 to 1.15: %d of %d cells (aim: 9 of 10); smallest %.3f, largest %.3f.", near, ratios.size(),
                ratios.stream().min(Double::compare).orElseThrow(), ratios.stream().max(Double::compare).orElseThrow());
        table.line("Order of two strategies where JMH's intervals do not overlap: the same in %d of %d pairs.",
                pairs - disagreeing.size(), pairs);
        disagreeing.forEach(pair -> table.line("Other order than JMH: %s", pair));
        notes.forEach(note -> table.line("The experiment's own note on %s", note));
        return table;
    }

    private Map<Way, Jmh.Times> jmh(Workload workload, Settings settings) throws RunnerException {
        Map<Way, Jmh> cells = new LinkedHashMap<>();
        for (Way way : Way.values()) cells.put(way, new Jmh(settings, StrategyBenchmark.class, Map.of("workload", workload, "way", way)));
        Map<Way, Jmh.Times> times = Jmh.inTurns(cells, settings.forks());
        times.forEach((way, found) -> say("%s, %s: JMH %s ms", workload.title(), way.title(), found.median().ofNanosInMillis()));
        return times;
    }

    private Timings experiment(Workload workload) throws InterruptedException {
        List<Strategy> ways = new ArrayList<>();
        try {
            for (Way way : Way.values()) ways.add(way.make());
            long start = System.nanoTime();
            Timings timings = Experiment.on(workload.inputs(), PrimeCheck.TASK).called(workload.title())
                    .compare(ways.toArray(Strategy[]::new));
            say("%s: experiment, %.1f s", workload.title(), (System.nanoTime() - start) / 1e9);
            return timings;
        } finally {
            ways.forEach(Strategy::close);
        }
    }
}
