package parallel.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.ListStatistics;

/**
 * Runs one cell under JMH, each fork in a JVM of this JVM's own kind, without JMH's own words.
 *
 * <p><b>Failure.</b> A fork that fails ends the run with a {@link RunnerException}, whose suppressed exceptions say why.
 */
final class Jmh {

    /**
     * Times of one cell.
     *
     * @param nanos the iterations' figures, of all forks, in ns
     */
    record Times(List<Double> nanos) {

        Median median() {
            return Median.of(nanos);
        }

        /** JMH's own figure, in ns. */
        double mean() {
            return statistics().getMean();
        }

        /** JMH's own error of it, at 99.9 %, in ns; not a number if there are too few iterations. */
        double error() {
            return statistics().getMeanErrorAt(0.999);
        }

        private ListStatistics statistics() {
            return new ListStatistics(nanos.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    private final Settings settings;
    private final Class<?> benchmark;
    private final Map<String, ? extends Enum<?>> parameters;

    /** A cell: the one benchmark of this class, with these values of its {@code @Param} fields. */
    Jmh(Settings settings, Class<?> benchmark, Map<String, ? extends Enum<?>> parameters) {
        this.settings = settings;
        this.benchmark = benchmark;
        this.parameters = parameters;
    }

    /** The times of a call: each iteration counts with the mean of its calls, as each round of an experiment does. */
    List<Double> times() throws RunnerException {
        return eachIteration(new Runner(options(1).build()).runSingle(), iteration -> iteration.getPrimaryResult().getScore());
    }

    /**
     * The times of several cells. Their forks take turns, the order turned round each time, so that a machine that slowly changes its pace
     * changes it for all.
     */
    static <K> Map<K, Times> inTurns(Map<K, Jmh> cells, int forks) throws RunnerException {
        Map<K, Times> times = new LinkedHashMap<>();
        cells.keySet().forEach(key -> times.put(key, new Times(new ArrayList<>())));
        List<K> turn = List.copyOf(cells.keySet());
        for (int fork = 0; fork < forks; fork++) {
            for (K key : turn) times.get(key).nanos.addAll(cells.get(key).times());
            turn = turn.reversed();
        }
        return times;
    }

    /** What a call allocates, in bytes, on all threads, ended ones too: one figure for each iteration. A run of its own: asking takes time. */
    List<Double> bytes(int forks) throws RunnerException {
        RunResult result = new Runner(options(forks).addProfiler(GCProfiler.class).build()).runSingle();
        return eachIteration(result, iteration -> iteration.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
    }

    private ChainedOptionsBuilder options(int forks) {
        TimeValue time = TimeValue.milliseconds(settings.iteration().toMillis());
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + Pattern.quote(benchmark.getName()) + "\\.")
                .mode(Mode.AverageTime).timeUnit(TimeUnit.NANOSECONDS)
                .forks(forks).threads(1)
                .warmupIterations(settings.warmups()).warmupTime(time)
                .measurementIterations(settings.iterations()).measurementTime(time)
                .shouldFailOnError(true).verbosity(VerboseMode.SILENT);
        parameters.forEach((name, value) -> options.param(name, value.name()));
        return options;
    }

    private static List<Double> eachIteration(RunResult result, ToDoubleFunction<IterationResult> figure) {
        List<Double> figures = new ArrayList<>();
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) figures.add(figure.applyAsDouble(iteration));
        }
        return figures;
    }
}
