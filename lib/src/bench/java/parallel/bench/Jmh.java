package parallel.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs one cell under JMH, each fork in a JVM of this JVM's own kind, without JMH's own words.
 *
 * <p>An experiment speaks of the median call, so JMH must too: one figure for each iteration, the median of the calls it sampled.
 * Calls under 50 microseconds are too short to be timed singly; there it is the iteration's mean.
 */
final class Jmh {

    /**
     * What came out.
     *
     * @param nanos the iterations' figures, of all forks, in ns
     * @param bytes the iterations' allocations for one call; of all threads, ended ones too
     * @param mean  JMH's own figure, in ns
     * @param error JMH's own error of it, at 99.9 %, in ns; not a number if there are too few iterations
     */
    record Figures(List<Double> nanos, List<Double> bytes, double mean, double error) {

        /** Nothing yet. */
        Figures() {
            this(new ArrayList<>(), new ArrayList<>(), Double.NaN, Double.NaN);
        }

        /** Adds the iterations of other forks of the same cell; JMH's own mean of all of them there is none. */
        void add(Figures others) {
            nanos.addAll(others.nanos);
            bytes.addAll(others.bytes);
        }

        Median median() {
            return Median.of(nanos);
        }

        Median allocated() {
            return Median.of(bytes);
        }
    }

    private final Settings settings;

    Jmh(Settings settings) {
        this.settings = settings;
    }

    /**
     * Runs the one benchmark of this class.
     *
     * @param shortCalls whether a call takes less than 50 microseconds
     * @param parameters the values of its {@code @Param} fields
     * @throws RunnerException if a fork fails; its causes say why
     */
    Figures run(Class<?> benchmark, int forks, boolean shortCalls, Map<String, ? extends Enum<?>> parameters) throws RunnerException {
        TimeValue time = TimeValue.milliseconds(settings.iteration().toMillis());
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + Pattern.quote(benchmark.getName()) + "\\.")
                .mode(shortCalls ? Mode.AverageTime : Mode.SampleTime).timeUnit(TimeUnit.NANOSECONDS)
                .forks(forks).threads(1)
                .warmupIterations(settings.warmups()).warmupTime(time)
                .measurementIterations(settings.iterations()).measurementTime(time)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true).verbosity(VerboseMode.SILENT);
        parameters.forEach((name, value) -> options.param(name, value.name()));
        RunResult result = new Runner(options.build()).runSingle();

        List<Double> nanos = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                Result<?> primary = iteration.getPrimaryResult();
                nanos.add(shortCalls ? primary.getScore() : primary.getStatistics().getPercentile(50));
                bytes.add(iteration.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
            }
        }
        Result<?> all = result.getPrimaryResult();
        return new Figures(nanos, bytes, all.getScore(), all.getScoreError());
    }
}
