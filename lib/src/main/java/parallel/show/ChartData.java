package parallel.show;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import parallel.claim.Language;
import parallel.claim.LedgerView;
import parallel.claim.Section;
import parallel.claim.Verdict;
import parallel.hazard.Shares;
import parallel.hazard.WaitForGraph;
import parallel.measure.Crossover;
import parallel.measure.Multiples;
import parallel.measure.Scaling;
import parallel.measure.Timeline;
import parallel.measure.Timings;
import tech.tablesaw.api.Table;

/**
 * The figures that a chart draws, as a table: it stands folded below the chart, for those who want to know exactly, and for those who do not see
 * the picture. No more columns than the chart has; {@link Tables} has all.
 */
final class ChartData {

    /** A table below a chart has no more rows: the notebook carries it. */
    static final int MOST = 24;

    private ChartData() { }

    static HtmlTable times(Timings times) {
        return some(Tables.times(times), 0, 1, 2, 3).best(Best.rows(times.names(), Best.names(times), 1));
    }

    static HtmlTable firstAndSteady(Timings times) {
        Table all = Tables.times(times);
        return some(all, 0, all.columnIndex(all.columnNames().stream().filter(name -> name.startsWith("first run")).findFirst().orElseThrow()), 1);
    }

    static HtmlTable multiples(List<Multiples> who) {
        Table table = Tables.multiples(who.toArray(Multiples[]::new));
        return Tables.layout(table).best(Best.multiples(who, table.stringColumn(0).asList()));
    }

    static HtmlTable speedup(Scaling scaling) {
        return some(Tables.speedup(scaling), 0, 1, 4, 5, 6).best(Best.rows(names(scaling), Best.names(scaling.timings()), 2));
    }

    /** The rows' names in the order of their numbers. */
    static List<String> names(Scaling scaling) {
        return scaling.rows().values().stream().map(row -> row.name()).toList();
    }

    static HtmlTable crossover(Crossover crossover) {
        return Tables.layout(Tables.crossover(crossover)).best(Best.columns(crossover.points().stream().map(Crossover.Point::timings).toList(), 1));
    }

    /** Every span while they are few; where they are many, each lane's sum: so long a list would say less. */
    static HtmlTable timeline(Timeline timeline) {
        boolean few = timeline.lanes().stream().mapToInt(lane -> lane.spans().size()).sum() <= MOST;
        Units.Unit unit = Units.unit(timeline.nanos());
        return few ? spans(timeline, unit) : lanes(timeline, unit);
    }

    private static HtmlTable spans(Timeline timeline, Units.Unit unit) {
        boolean labels = !timeline.labels().isEmpty();
        List<HtmlTable.Column> heads = new ArrayList<>(List.of(words("who")));
        if (labels) heads.add(words("what"));
        heads.addAll(List.of(number("from [" + unit.sign + "]"), number("to [" + unit.sign + "]")));
        List<List<String>> rows = timeline.lanes().stream().flatMap(lane -> lane.spans().stream().map(span -> Stream.of(lane.name(), labels ? span.label().isEmpty() ? timeline.doing() : span.label() : null,
                fixed(span.fromNanos() / unit.nanos), fixed(span.toNanos() / unit.nanos)).filter(text -> text != null).toList())).toList();
        return new HtmlTable(timeline.what(), heads, rows, 0);
    }

    private static HtmlTable lanes(Timeline timeline, Units.Unit unit) {
        List<HtmlTable.Column> heads = List.of(words("who"), number("stretches"), number("middle one [" + unit.sign + "]"), number("sum [" + unit.sign + "]"), number("part of the time [%]"));
        List<List<String>> rows = timeline.lanes().stream().limit(MOST).map(lane -> List.of(lane.name(), String.format(Locale.ROOT, "%,d", lane.spans().size()),
                lane.spans().isEmpty() ? "–" : fixed(lane.medianNanos() / unit.nanos), fixed(lane.busyNanos() / unit.nanos), fixed(100 * timeline.share(lane)))).toList();
        return new HtmlTable(timeline.what(), heads, rows, Math.max(0, timeline.lanes().size() - MOST));
    }

    static HtmlTable shares(List<Shares> rules) {
        return Tables.layout(Tables.shares(rules.toArray(Shares[]::new)));
    }

    static HtmlTable waits(List<WaitForGraph.Wait> waits) {
        return new HtmlTable("", List.of(words("thread"), words("waits for"), words("which is held by")),
                waits.stream().map(wait -> List.of(wait.thread(), wait.lock(), wait.holder())).toList(), 0);
    }

    /** A row for each section and language, a column for each verdict. */
    static HtmlTable verdicts(LedgerView view, List<Section> sections, List<Verdict> verdicts) {
        List<HtmlTable.Column> heads = new ArrayList<>(List.of(words("section"), words("in")));
        verdicts.forEach(verdict -> heads.add(number(verdict.toString())));
        List<List<String>> rows = sections.stream().flatMap(section -> Arrays.stream(Language.values()).filter(language -> view.in(section).count(language) > 0)
                .map(language -> Stream.concat(Stream.of(section.toString(), language.toString()),
                        verdicts.stream().map(verdict -> String.valueOf(view.in(section).count(language, verdict)))).toList())).toList();
        return new HtmlTable("How many statements have which verdict", heads, rows, 0);
    }

    private static HtmlTable.Column words(String head) {
        return new HtmlTable.Column(head, false);
    }

    private static HtmlTable.Column number(String head) {
        return new HtmlTable.Column(head, true);
    }

    private static String fixed(double value) {
        return String.format(Locale.ROOT, "%,.1f", value);
    }

    /** The table with some of its columns only. */
    private static HtmlTable some(Table table, int... columns) {
        return Tables.layout(table.selectColumns(columns).setName(table.name()));
    }
}
