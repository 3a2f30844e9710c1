package parallel.show;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jfree.chart.JFreeChart;
import parallel.Given;
import parallel.claim.Language;
import parallel.claim.LedgerView;
import parallel.hazard.Shares;
import parallel.hazard.WaitForGraph;
import parallel.measure.Crossover;
import parallel.measure.Forecast;
import parallel.measure.Multiples;
import parallel.measure.PoolSize;
import parallel.measure.Overhead;
import parallel.measure.Scaling;
import parallel.measure.Timeline;
import parallel.measure.Timings;
import parallel.workload.Crowd;

/**
 * Measurements as pictures, one method for each question that the chapters ask.
 *
 * <p>The title is the question, the line below it what was measured; samples, cores and JDK stand at the bottom. Names stand beside
 * what they name, and colour never stands alone. Each chart is a {@link JFreeChart} that the reader may change, and says its result in words to
 * those who do not see it; its figures stand folded below it. {@link Tables} gives them all, and exactly.
 * <pre>{@code
 * Charts.times(times)                                  // as the last expression of a cell
 * Charts.times("Who waits best?", times)
 * }</pre>
 * <b>Failure.</b> {@link IllegalArgumentException} when there is nothing to draw, with the reason that the measurement gave.
 * <b>Thread safety.</b> The methods keep nothing; a chart belongs to one thread at a time. <b>Source.</b> Every chapter; chapter 6 in full.
 */
public final class Charts {

    private static final String NO_TITLE = "the title is null: give a question that the chart answers";

    private Charts() { }

    /** Which way is the fastest? The median of each with its interval; log scale where the times are far apart. */
    public static JFreeChart times(Timings times) {
        return times("Which way is the fastest?", times);
    }

    /** {@link #times(Timings)} under a question of your own. */
    public static JFreeChart times(String title, Timings times) {
        Objects.requireNonNull(title, NO_TITLE);
        Given.made(times, "the timings are");
        return TimesChart.of(title, measured(times));
    }

    /** How much slower is the first run? The first run of each way beside the median of the later ones. */
    public static JFreeChart firstAndSteady(Timings times) {
        return firstAndSteady("How much slower is the very first run?", times);
    }

    /** {@link #firstAndSteady(Timings)} under a question of your own. */
    public static JFreeChart firstAndSteady(String title, Timings times) {
        Objects.requireNonNull(title, NO_TITLE);
        Given.made(times, "the timings are");
        return FirstAndSteadyChart.of(title, measured(times));
    }

    /**
     * Several people's times as multiples of each one's first: the article's beside this machine's.
     *
     * @param who whose times, one or more; empty ones are left out
     */
    public static JFreeChart multiples(String title, Multiples... who) {
        Objects.requireNonNull(title, NO_TITLE);
        List<Multiples> some = Given.allMade("the multiples", who).stream().filter(each -> !each.times().isEmpty()).toList();
        if (some.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to draw: " + (who.length == 0 ? "nobody's times were given"
                    : "no times of " + String.join(", ", Arrays.stream(who).map(Multiples::who).toList())));
        }
        return MultiplesChart.of(title, some);
    }

    /** What does one more thread bring? The speed-up against the number of threads. */
    public static JFreeChart speedup(Scaling scaling) {
        return speedup("What does one more thread bring?", scaling);
    }

    /** {@link #speedup(Scaling)} under a question of your own. */
    public static JFreeChart speedup(String title, Scaling scaling) {
        Objects.requireNonNull(title, NO_TITLE);
        Given.made(scaling, "the scaling is");
        return SpeedupChart.of(title, scaling);
    }

    /** What would more workers bring than there are cores? The measured speed-ups, and what the laws of Amdahl and Gustafson foretell from them. */
    public static JFreeChart forecast(Forecast forecast) {
        return forecast("What would more workers bring?", forecast);
    }

    /** {@link #forecast(Forecast)} under a question of your own. */
    public static JFreeChart forecast(String title, Forecast forecast) {
        Objects.requireNonNull(title, NO_TITLE);
        Given.made(forecast, "the forecast is");
        return ForecastChart.of(title, forecast);
    }

    /** What does it cost to hand a task over? The price of each way, and the smallest piece of work worth sending. */
    public static JFreeChart overhead(Overhead overhead) {
        return overhead("What does it cost to hand a task over?", overhead);
    }

    /** {@link #overhead(Overhead)} under a question of your own. */
    public static JFreeChart overhead(String title, Overhead overhead) {
        Objects.requireNonNull(title, NO_TITLE);
        Given.made(overhead, "the overhead is");
        return OverheadChart.of(title, overhead);
    }

    /** From which work per task do threads pay? The time of each way against the work in one task. */
    public static JFreeChart crossover(Crossover crossover) {
        return crossover("From which work per task do threads pay?", crossover);
    }

    /** {@link #crossover(Crossover)} under a question of your own. */
    public static JFreeChart crossover(String title, Crossover crossover) {
        Objects.requireNonNull(title, NO_TITLE);
        Given.made(crossover, "the crossover is");
        for (Crossover.Point point : crossover.points()) measured(point.timings());
        return CrossoverChart.of(title, crossover);
    }

    /** Who ran when? A row for each thread, a block for each stretch in which it was at work. */
    public static JFreeChart timeline(Timeline timeline) {
        return timeline("Who ran when?", timeline);
    }

    /** {@link #timeline(Timeline)} under a question of your own. */
    public static JFreeChart timeline(String title, Timeline timeline) {
        Objects.requireNonNull(title, NO_TITLE);
        Given.made(timeline, "the timeline is");
        return TimelineChart.of(title, timeline);
    }

    /** Who got how much, and who had to wait for how long? Each one's part of the time in which it was held. */
    public static JFreeChart shares(String title, Shares... rules) {
        Objects.requireNonNull(title, NO_TITLE);
        return SharesChart.parts(title, Given.allMade("the shares", rules));
    }

    /** Who had to wait for how long? The longest wait of each. */
    public static JFreeChart waits(String title, Shares... rules) {
        Objects.requireNonNull(title, NO_TITLE);
        return SharesChart.waits(title, Given.allMade("the shares", rules));
    }

    /** Who waits for whom? An arrow from each thread to the lock that it waits for, and from the lock to the thread that holds it. */
    public static JFreeChart waitFor(WaitForGraph graph) {
        return waitFor("Who waits for whom?", graph);
    }

    /** {@link #waitFor(WaitForGraph)} under a question of your own. */
    public static JFreeChart waitFor(String title, WaitForGraph graph) {
        Objects.requireNonNull(title, NO_TITLE);
        Given.made(graph, "the graph of who waits is");
        return WaitForChart.of(title, graph);
    }

    /** Which sentences hold? A mark for each statement that has a verdict, in Java and in CPython, section by section. */
    public static JFreeChart verdicts(LedgerView view) {
        return verdicts("Which of the article's sentences hold here?", view);
    }

    /** {@link #verdicts(LedgerView)} under a question of your own. */
    public static JFreeChart verdicts(String title, LedgerView view) {
        Objects.requireNonNull(title, NO_TITLE);
        Given.made(view, "the view of the ledger is");
        if (Arrays.stream(Language.values()).allMatch(language -> view.count(language) == 0)) {
            throw new IllegalArgumentException("there is nothing to draw: no statement has a verdict yet");
        }
        return VerdictsChart.of(title, view);
    }

    /** How many threads should the pool have? The speed-up of pools of several sizes, beside the size of which the formula speaks. */
    public static JFreeChart poolSize(String title, PoolSize size) {
        Objects.requireNonNull(title, NO_TITLE);
        Given.made(size, "the pool's size is");
        return SpeedupChart.of(title, size);
    }

    /** How many waits are over in a second, and how much memory do the threads take that wait? */
    public static JFreeChart crowds(String title, Crowd... crowds) {
        Objects.requireNonNull(title, NO_TITLE);
        return CrowdChart.of(title, Given.allMade("the crowds", crowds));
    }

    private static Timings measured(Timings times) {
        if (times.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to draw: " + times.what() + " was not measured"
                    + (times.notes().isEmpty() ? "" : " (" + String.join("; ", times.notes()) + ")"));
        }
        return times;
    }
}
