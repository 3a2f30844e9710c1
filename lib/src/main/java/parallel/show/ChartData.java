package parallel.show;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import parallel.claim.Language;
import parallel.claim.LedgerView;
import parallel.claim.Section;
import parallel.claim.Verdict;
import parallel.hazard.Shares;
import parallel.hazard.WaitForGraph;
import parallel.measure.Comparison;
import parallel.measure.Crossover;
import parallel.measure.Forecast;
import parallel.measure.Multiples;
import parallel.measure.Overhead;
import parallel.measure.Scaling;
import parallel.measure.Timeline;
import parallel.measure.Timing;
import parallel.measure.Timings;
import parallel.workload.Crowd;

/**
 * The figures that a chart draws, as a table: it stands folded below the chart, for those who want to know exactly, and for those who do not see
 * the picture. No more columns than the chart has; {@link Tables} has all. Without Tablesaw, whose first use takes as long as the chart itself.
 */
final class ChartData {

    /** A table below a chart has no more rows: the notebook carries it. */
    static final int MOST = 24;

    private ChartData() { }

    static HtmlTable times(Timings times) {
        List<Timing> rows = times.rows();
        Units.Unit unit = unit(rows, Timing::medianNanos);
        return table(times.what(), words("way", times.names()), nanos("median", unit, rows, Timing::medianNanos), nanos("from", unit, rows, Timing::lowNanos),
                nanos("to", unit, rows, Timing::highNanos)).best(Best.rows(times.names(), Best.names(times), 1));
    }

    static HtmlTable firstAndSteady(Timings times) {
        List<Timing> rows = times.rows();
        Units.Unit unit = Units.unit(rows.stream().flatMapToDouble(row -> DoubleStream.of(row.firstNanos(), row.medianNanos())));
        return table(times.what(), words("way", times.names()), nanos("first run", unit, rows, Timing::firstNanos), nanos("median of the later ones", unit, rows, Timing::medianNanos));
    }

    /** A row for each way, a column for each of those who were measured. */
    static HtmlTable multiples(List<Multiples> who) {
        List<String> ways = who.stream().flatMap(each -> each.times().keySet().stream()).distinct().toList();
        List<Figures.Column> columns = new ArrayList<>(List.of(words("way", ways)));
        who.forEach(each -> columns.add(numbers(each.who(), ways, way -> each.times().getOrDefault(way, Double.NaN))));
        return table("Times as multiples of the first", columns.toArray(Figures.Column[]::new)).best(Best.multiples(who, ways));
    }

    static HtmlTable speedup(Scaling scaling) {
        List<Timing> rows = List.copyOf(scaling.rows().values());
        List<Comparison> speedups = scaling.rows().keySet().stream().map(scaling::comparison).toList();
        return table(scaling.what(), numbers(scaling.workers().many(), List.copyOf(scaling.rows().keySet()), Integer::doubleValue),
                nanos("median", unit(rows, Timing::medianNanos), rows, Timing::medianNanos), numbers("speed-up [×]", speedups, Comparison::ratio),
                numbers("from [×]", speedups, Comparison::low), numbers("to [×]", speedups, Comparison::high))
                .best(Best.rows(names(scaling), Best.names(scaling.timings()), 2));
    }

    /** The rows' names in the order of their numbers. */
    static List<String> names(Scaling scaling) {
        return scaling.rows().values().stream().map(Timing::name).toList();
    }

    static HtmlTable crossover(Crossover crossover) {
        List<Crossover.Point> points = crossover.points();
        Units.Unit unit = Units.unit(points.stream().flatMapToDouble(point -> point.timings().rows().stream().mapToDouble(Timing::medianNanos)));
        List<Figures.Column> columns = new ArrayList<>(List.of(nanos("work per task", unit(points, Crossover.Point::workNanos), points, Crossover.Point::workNanos)));
        crossover.names().forEach(name -> columns.add(nanos(name, unit, points, point -> point.timings().of(name).medianNanos())));
        return table(crossover.what(), columns.toArray(Figures.Column[]::new)).best(Best.columns(points.stream().map(Crossover.Point::timings).toList(), 1));
    }

    /** A row for each number of workers, first those measured; a dash where there is nothing to say. */
    static HtmlTable forecast(Forecast forecast) {
        Scaling scaling = forecast.scaling();
        List<Integer> measured = List.copyOf(scaling.rows().keySet()), all = Stream.concat(measured.stream(), forecast.workers().stream()).distinct().sorted().toList();
        List<Figures.Column> columns = new ArrayList<>(List.of(numbers(scaling.workers().many(), all, Integer::doubleValue),
                numbers("measured [×]", all, n -> measured.contains(n) ? scaling.speedup(n) : Double.NaN)));
        for (Forecast.Fit fit : forecast.fits()) {
            columns.add(numbers(fit.law().author() + " [×]", all, fit::speedup));
            columns.add(numbers("from [×]", all, fit::lowSpeedup));
            columns.add(numbers("to [×]", all, fit::highSpeedup));
        }
        return table(scaling.what(), columns.toArray(Figures.Column[]::new));
    }

    static HtmlTable overhead(Overhead overhead) {
        List<Timing> rows = overhead.timings().rows();
        ToDoubleFunction<Timing> median = row -> row.medianNanos() / overhead.tasks(), pays = row -> overhead.paysFromNanos(row.name()).orElse(Double.NaN);
        Units.Unit unit = unit(rows, median);
        return table(overhead.timings().what(), words("way", overhead.timings().names()), nanos("for each task", unit, rows, median),
                nanos("from", unit, rows, row -> row.lowNanos() / overhead.tasks()), nanos("to", unit, rows, row -> row.highNanos() / overhead.tasks()),
                nanos("pays from", unit, rows, pays));
    }

    /** Every span while they are few; where they are many, each lane's sum: so long a list would say less. */
    static HtmlTable timeline(Timeline timeline) {
        boolean few = timeline.lanes().stream().mapToInt(lane -> lane.spans().size()).sum() <= MOST;
        Units.Unit unit = Units.unit(timeline.nanos());
        return few ? spans(timeline, unit) : lanes(timeline, unit);
    }

    private static HtmlTable spans(Timeline timeline, Units.Unit unit) {
        List<Timeline.Span> spans = timeline.lanes().stream().flatMap(lane -> lane.spans().stream()).toList();
        List<Figures.Column> columns = new ArrayList<>(List.of(words("who", timeline.lanes().stream().flatMap(lane -> lane.spans().stream().map(span -> lane.name())).toList())));
        if (!timeline.labels().isEmpty()) columns.add(words("what", spans.stream().map(span -> span.label().isEmpty() ? timeline.doing() : span.label()).toList()));
        columns.add(nanos("from", unit, spans, span -> tenth(span.fromNanos(), unit)));
        columns.add(nanos("to", unit, spans, span -> tenth(span.toNanos(), unit)));
        return table(timeline.what(), columns.toArray(Figures.Column[]::new));
    }

    private static HtmlTable lanes(Timeline timeline, Units.Unit unit) {
        List<Timeline.Lane> lanes = timeline.lanes();
        return table(timeline.what(), words("who", lanes.stream().map(Timeline.Lane::name).toList()), numbers("stretches", lanes, lane -> lane.spans().size()),
                nanos("middle one", unit, lanes, lane -> lane.spans().isEmpty() ? Double.NaN : tenth(lane.medianNanos(), unit)),
                nanos("sum", unit, lanes, lane -> tenth(lane.busyNanos(), unit)), numbers("part of the time [%]", lanes, lane -> Math.rint(1000 * timeline.share(lane)) / 10));
    }

    /** To a tenth of the unit: when a thread began is not known better. */
    private static double tenth(double nanos, Units.Unit unit) {
        return Math.rint(10 * nanos / unit.nanos) / 10 * unit.nanos;
    }

    static HtmlTable shares(List<Shares> rules) {
        List<Shares.Share> shares = rules.stream().flatMap(rule -> rule.shares().stream()).toList();
        double[] parts = rules.stream().flatMapToDouble(rule -> rule.shares().stream().mapToDouble(share -> 100 * rule.part(share))).toArray();
        List<Figures.Column> columns = new ArrayList<>();
        if (rules.size() > 1) columns.add(words("rule", rules.stream().flatMap(rule -> rule.shares().stream().map(share -> rule.what())).toList()));
        columns.addAll(List.of(words("who", shares.stream().map(Shares.Share::name).toList()), numbers("times", shares, Shares.Share::times), Figures.Column.numbers("part of the time [%]", parts),
                nanos("longest wait", unit(shares, Shares.Share::longestWaitNanos), shares, Shares.Share::longestWaitNanos)));
        return table(rules.size() == 1 ? rules.getFirst().what() : "Who got how much", columns.toArray(Figures.Column[]::new));
    }

    static HtmlTable crowds(List<Crowd> crowds) {
        return table("Threads that wait, each wait " + Units.time(crowds.getFirst().each().toNanos()), words("way", crowds.stream().map(Crowd::way).toList()),
                numbers("threads", crowds, Crowd::threads), numbers("waits", crowds, Crowd::waits), nanos("time", Units.Unit.MS, crowds, Crowd::nanos),
                numbers("times one wait", crowds, Crowd::multiple),
                numbers("memory [MB]", crowds, crowd -> crowd.bytes().isEmpty() ? Double.NaN : Math.rint(crowd.bytes().getAsLong() / 1e5) / 10),
                numbers("a thread [kB]", crowds, crowd -> crowd.bytesPerThread().isEmpty() ? Double.NaN : Math.rint(crowd.bytesPerThread().getAsLong() / 1e2) / 10));
    }

    static HtmlTable waits(List<WaitForGraph.Wait> waits) {
        return table("", words("thread", waits.stream().map(WaitForGraph.Wait::thread).toList()), words("waits for", waits.stream().map(WaitForGraph.Wait::lock).toList()),
                words("which is held by", waits.stream().map(WaitForGraph.Wait::holder).toList()));
    }

    /** A row for each section and language, a column for each verdict. */
    static HtmlTable verdicts(LedgerView view, List<Section> sections, List<Verdict> verdicts) {
        record Row(Section section, Language language) { }
        List<Row> rows = sections.stream().flatMap(section -> Arrays.stream(Language.values()).filter(language -> view.in(section).count(language) > 0)
                .map(language -> new Row(section, language))).toList();
        List<Figures.Column> columns = new ArrayList<>(List.of(words("section", rows.stream().map(row -> row.section.toString()).toList()), words("in", rows.stream().map(row -> row.language.toString()).toList())));
        verdicts.forEach(verdict -> columns.add(numbers(verdict.toString(), rows, row -> view.in(row.section).count(row.language, verdict))));
        return new Figures("How many statements have which verdict", columns).layout(Integer.MAX_VALUE);
    }

    private static HtmlTable table(String caption, Figures.Column... columns) {
        return new Figures(caption, List.of(columns)).layout(MOST);
    }

    private static Figures.Column words(String head, List<String> words) {
        return Figures.Column.words(head, words);
    }

    private static <E> Figures.Column numbers(String head, List<E> rows, ToDoubleFunction<E> value) {
        return Figures.Column.numbers(head, rows.stream().mapToDouble(value).toArray());
    }

    private static <E> Figures.Column nanos(String head, Units.Unit unit, List<E> rows, ToDoubleFunction<E> nanos) {
        return numbers(head + " [" + unit.sign + "]", rows, row -> nanos.applyAsDouble(row) / unit.nanos);
    }

    private static <E> Units.Unit unit(List<E> rows, ToDoubleFunction<E> nanos) {
        return Units.unit(rows.stream().mapToDouble(nanos));
    }
}
