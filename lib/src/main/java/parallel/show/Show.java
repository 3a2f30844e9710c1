package parallel.show;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import parallel.claim.Finding;
import parallel.claim.LedgerView;
import parallel.claim.Statements;
import parallel.exercise.Report;
import parallel.hazard.Outcomes;
import parallel.hazard.Shares;
import parallel.hazard.WaitForGraph;
import parallel.measure.Comparison;
import parallel.measure.Crossover;
import parallel.measure.Forecast;
import parallel.measure.Machine;
import parallel.measure.Multiples;
import parallel.measure.Overhead;
import parallel.measure.Scaling;
import parallel.measure.Timeline;
import parallel.measure.Timing;
import parallel.measure.Timings;
import parallel.measure.Turns;
import tech.tablesaw.api.Table;

/**
 * Turns what a cell returns into something that a notebook shows: a table, a picture, a listing.
 *
 * <p>The kernels call this for the last expression of a cell; a reader rarely needs it. Whatever comes from a name, a note or a cell
 * is escaped.
 * <pre>{@code
 * Show.of(Charts.times(times)).plain()      // the chart in words
 * }</pre>
 * <b>Failure.</b> A value of any other type: {@link IllegalArgumentException}. <b>Thread safety.</b> Keeps nothing.
 * <b>Source.</b> Every chapter.
 */
public final class Show {

    /** The types that {@link #of} knows; a kernel registers one renderer for each. */
    public static final List<Class<?>> TYPES = List.of(Shown.class, Table.class, JFreeChart.class, Timings.class, Comparison.class,
            Scaling.class, Crossover.class, Multiples.class, Forecast.class, Overhead.class, Timeline.class, Turns.class,
            Outcomes.class, Shares.class, WaitForGraph.class, Finding.class, Findings.class, Statements.class, LedgerView.class,
            Listing.class, Report.class);

    private static final String INTERVAL = "from, to: the true value lies between them with 99 % confidence";
    private static final String RANGE = " (where there are fewer than 8 rounds: the smallest and the largest)";

    private Show() { }

    /** @throws IllegalArgumentException if the value is of none of {@link #TYPES} */
    public static Shown of(Object value) {
        return switch (value) {
            case Shown shown -> shown;
            case Table table -> html(Tables.layout(table));
            case JFreeChart chart -> Picture.shown(chart);
            case Timings times -> times(times);
            case Comparison comparison -> new Shown("text/html", Html.paragraph(comparison.toString()), comparison.toString());
            case Scaling scaling -> html(Tables.layout(Tables.speedup(scaling)).best(Best.rows(ChartData.names(scaling), Best.names(scaling.timings()), 4)), Stream.concat(Stream.of(
                    "speed-up against " + scaling.baseline().name() + ", " + Units.time(scaling.baseline().medianNanos()),
                    interval(scaling.timings()), scaling.machine().toString()), scaling.notes().stream()).toArray(String[]::new));
            case Crossover crossover -> html(ChartData.crossover(crossover), CrossoverChart.pays(crossover),
                    SmallPrint.of(crossover.points().stream().map(Crossover.Point::timings).toList()));
            case Forecast forecast -> html(ChartData.forecast(forecast), ForecastChart.laws(forecast), SmallPrint.of(forecast.scaling().timings()));
            case Overhead overhead -> html(ChartData.overhead(overhead), OverheadChart.pays(overhead), SmallPrint.of(overhead.timings()));
            case Multiples multiples -> html(ChartData.multiples(List.of(multiples)));
            case Timeline timeline -> Picture.shown(Charts.timeline(timeline));
            case Turns turns -> html(Tables.layout(Tables.turns(turns)), "at most " + turns.timeline().together() + " at the same moment",
                    String.format(Locale.ROOT, "CPU time over wall time %.2f", turns.coresBusy()), SmallPrint.of(turns.timeline()));
            case Outcomes outcomes -> html(Tables.layout(Tables.outcomes(outcomes)), outcomes.toString(), Machine.here().toString());
            case Shares shares -> html(Tables.layout(Tables.shares(shares)), Machine.here().toString());
            case WaitForGraph graph -> Picture.shown(Charts.waitFor(graph));
            case Finding finding -> html(Findings.of(finding).layout());
            case Findings findings -> html(findings.layout());
            case Statements statements -> new StatementList(statements).shown();
            case Listing listing -> listing(listing);
            case LedgerView view -> LedgerTable.shown(view);
            case Report report -> new ReportList(report).shown();
            case null -> throw new IllegalArgumentException("nothing is known of how to show null: first run the cell that makes what is to be shown");
            default -> throw new IllegalArgumentException("nothing is known of how to show a " + value.getClass().getName());
        };
    }

    private static Shown times(Timings times) {
        if (!times.isEmpty()) {
            return html(Tables.layout(Tables.times(times)).best(Best.rows(times.names(), Best.names(times), 1)), Stream.concat(
                    Stream.of(interval(times), times.machine().toString()), times.notes().stream()).toArray(String[]::new));
        }
        String text = Stream.concat(Stream.of(times.what() + ": nothing was measured"), times.notes().stream()).collect(Collectors.joining("; "));
        return new Shown("text/html", Html.paragraph(text), text);
    }

    /** What the two columns of the interval mean here. */
    private static String interval(Timings times) {
        return INTERVAL + (times.rows().stream().anyMatch(row -> row.rounds().size() < Timing.LEAST_ROUNDS) ? RANGE : "");
    }

    /** A table and the small print below it, which first says what a tick means. */
    private static Shown html(HtmlTable table, String... small) {
        String print = Stream.concat(table.best().isEmpty() ? Stream.of() : Stream.of(Best.WORDS), Stream.of(small)).collect(Collectors.joining(" · "));
        return print.isEmpty() ? new Shown("text/html", table.html(), table.plain())
                : new Shown("text/html", table.html() + "\n" + Html.small(print), table.plain() + "\n" + print);
    }

    /** A fenced block, whose fence is longer than any row of back ticks in the code. */
    private static Shown listing(Listing listing) {
        int longest = 2, run = 0;
        for (char c : listing.code().toCharArray()) {
            run = c == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        return new Shown("text/markdown", fence + listing.language() + "\n" + listing.code() + "\n" + fence, listing.code());
    }
}
