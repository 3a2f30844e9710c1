package parallel.show;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import parallel.Given;
import parallel.Joining;
import parallel.claim.Language;
import parallel.claim.LedgerView;
import parallel.claim.Verdict;
import parallel.hazard.Outcome;
import parallel.hazard.Outcomes;
import parallel.hazard.Philosophers;
import parallel.hazard.Shares;
import parallel.measure.Beat;
import parallel.measure.Comparison;
import parallel.measure.Crossover;
import parallel.measure.Multiples;
import parallel.measure.Scaling;
import parallel.measure.Timeline;
import parallel.measure.Timing;
import parallel.measure.Timings;
import parallel.measure.Turns;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Measurements as Tablesaw tables, which the reader can sort, filter and join.
 *
 * <p>The numbers in a table are exact; they are rounded only when the table is shown. A column of times has one unit, and its
 * head says which. Where {@link Charts} shows a shape, a table gives the figures.
 * <pre>{@code
 * Tables.times(times).sortOn("median [µs]")
 * }</pre>
 * <b>Thread safety.</b> The methods keep nothing; the tables they return are the caller's own.
 * <b>Source.</b> Every chapter; chapter 6 in full.
 */
public final class Tables {

    static {
        Joining.completely(Thread.ofPlatform().daemon().name("first use of Tablesaw").start(new FirstUse()));
    }

    /**
     * Tablesaw looks through the class path when it is first used. An interrupt in that moment would leave its classes broken for as long as
     * this JVM lives, so it happens in a thread that nobody interrupts. A class of its own: {@link Tables} is not there yet.
     */
    private static final class FirstUse implements Runnable {

        @Override
        public void run() {
            Table.create("first use");
        }
    }

    private Tables() { }

    /** How many statements hold, depend, do not hold and cannot be measured: a row for each language. */
    public static Table counts(LedgerView view) {
        Given.made(view, "the view of the ledger is");
        Language[] languages = Language.values();
        Table table = Table.create("verdicts", StringColumn.create("in", Arrays.stream(languages).map(Language::toString).toList()));
        for (Verdict verdict : List.of(Verdict.HOLDS, Verdict.DEPENDS, Verdict.DOES_NOT_HOLD, Verdict.NOT_MEASURABLE)) {
            table.addColumns(IntColumn.create(verdict.toString(), Arrays.stream(languages).mapToInt(language -> (int) view.count(language, verdict)).toArray()));
        }
        return table.addColumns(IntColumn.create("all", Arrays.stream(languages).mapToInt(language -> (int) view.count(language)).toArray()));
    }

    /**
     * A row for each way: its median and the interval in which the true median lies ({@code from}, {@code to}); how many times as fast as
     * the baseline it is, with the interval of that, and the verdict; its first run, what it took to start if it keeps anything, and
     * how many runs were counted.
     */
    public static Table times(Timings times) {
        Given.made(times, "the timings are");
        List<Timing> rows = times.rows();
        Units.Unit unit = Units.unit(rows.stream().flatMapToDouble(row -> DoubleStream.of(row.medianNanos(), row.firstNanos())));
        String head = " [" + unit.sign + "]";
        Table table = Table.create(times.what(), ways(times.names()),
                column("median" + head, rows, row -> row.medianNanos() / unit.nanos),
                column("from" + head, rows, row -> row.lowNanos() / unit.nanos),
                column("to" + head, rows, row -> row.highNanos() / unit.nanos));
        if (rows.size() > 1) {
            List<Comparison> speedups = times.names().stream().map(times::speedup).toList();
            table.addColumns(column("speed-up [×]", speedups, Comparison::ratio), column("from [×]", speedups, Comparison::low),
                    column("to [×]", speedups, Comparison::high), verdicts("beside " + times.baseline().name(), speedups));
        }
        addStartUp(table, rows, unit);
        return table.addColumns(column("first run" + head, rows, row -> row.firstNanos() / unit.nanos),
                IntColumn.create("samples", rows.stream().mapToInt(Timing::samples).toArray()));
    }

    /**
     * A row for each: how late its ticks came, the middle one and the latest, and how many came later than a whole period.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Table lateness(Beat... beats) {
        List<Beat> rows = Given.allMade("the beats", beats);
        if (rows.isEmpty()) throw new IllegalArgumentException("no ticks to show");
        return Table.create("how late the ticks came", StringColumn.create("where", rows.stream().map(Beat::what).toList()),
                IntColumn.create("ticks", rows.stream().mapToInt(beat -> beat.lateNanos().size()).toArray()),
                DoubleColumn.create("median late [ms]", rows.stream().mapToDouble(beat -> beat.medianLateNanos() / 1e6).toArray()),
                DoubleColumn.create("latest [ms]", rows.stream().mapToDouble(beat -> beat.worstLateNanos() / 1e6).toArray()),
                IntColumn.create("gaps", rows.stream().mapToInt(Beat::gaps).toArray()));
    }

    /** What the ways took to start what they keep, if any keeps something. */
    private static void addStartUp(Table table, List<Timing> rows, Units.Unit unit) {
        if (rows.stream().noneMatch(row -> row.startNanos() > 0)) return;
        table.addColumns(column("start-up [" + unit.sign + "]", rows, row -> row.startNanos() > 0 ? row.startNanos() / unit.nanos : Double.NaN));
    }

    /**
     * A verdict for each pair: how the way at the head of the row did beside the way at the head of the column: faster, slower, or
     * <i>no difference found</i>, decided at 99 %.
     */
    public static Table verdicts(Timings times) {
        Given.made(times, "the timings are");
        Table table = Table.create(times.what() + ": the way of the row beside the way of the column", ways(times.names()));
        Set<String> heads = new HashSet<>(Set.of("way"));
        for (String other : times.names()) {
            StringColumn column = StringColumn.create(unique(other, heads));
            for (String one : times.names()) column.append(one.equals(other) ? "" : times.compare(one, other).verdict());
            table.addColumns(column);
        }
        return table;
    }

    /** What each way did beside the baseline; the baseline beside itself has no verdict. */
    private static Column<?> verdicts(String head, List<Comparison> speedups) {
        StringColumn column = StringColumn.create(head);
        for (int i = 0; i < speedups.size(); i++) column.append(i == 0 ? "" : speedups.get(i).turned().verdict());
        return column;
    }

    /** A row for each way, a column for each of those who were measured; a way that somebody did not measure is missing there. */
    public static Table multiples(Multiples... who) {
        some(Given.allMade("the multiples", who), "the multiples");
        Set<String> names = new LinkedHashSet<>();
        for (Multiples each : who) names.addAll(each.times().keySet());
        Table table = Table.create("Times as multiples of the first", ways(names));
        Set<String> heads = new HashSet<>(Set.of("way"));
        for (Multiples each : who) {
            table.addColumns(DoubleColumn.create(unique(each.who(), heads),
                    names.stream().mapToDouble(name -> each.times().getOrDefault(name, Double.NaN)).toArray()));
        }
        return table;
    }

    /** A row for each number of threads or processes: its median and its speed-up, each with its interval, and what they took to start. */
    public static Table speedup(Scaling scaling) {
        Given.made(scaling, "the scaling is");
        List<Timing> rows = List.copyOf(scaling.rows().values());
        List<Comparison> speedups = scaling.rows().keySet().stream().map(scaling::comparison).toList();
        Units.Unit unit = Units.unit(rows.stream().mapToDouble(Timing::medianNanos));
        String head = " [" + unit.sign + "]";
        Table table = Table.create(scaling.what(),
                IntColumn.create(scaling.workers().many(), scaling.rows().keySet().stream().mapToInt(Integer::intValue).toArray()),
                column("median" + head, rows, row -> row.medianNanos() / unit.nanos),
                column("from" + head, rows, row -> row.lowNanos() / unit.nanos),
                column("to" + head, rows, row -> row.highNanos() / unit.nanos),
                column("speed-up [×]", speedups, Comparison::ratio),
                column("from [×]", speedups, Comparison::low),
                column("to [×]", speedups, Comparison::high));
        addStartUp(table, rows, unit);
        return table.addColumns(IntColumn.create("samples", rows.stream().mapToInt(Timing::samples).toArray()));
    }

    /**
     * A row for each busy thread: how many turns it had, the middle one, the longest pause, its CPU time as a part of the time that went by,
     * and how often the system says that it took the thread off its core.
     */
    public static Table turns(Turns turns) {
        Given.made(turns, "the turns are");
        List<Timeline.Lane> lanes = turns.timeline().lanes();
        Table table = Table.create(turns.timeline().what(), StringColumn.create("thread", lanes.stream().map(Timeline.Lane::name).toList()),
                IntColumn.create("turns", lanes.stream().mapToInt(lane -> lane.spans().size()).toArray()),
                column("middle turn [ms]", lanes, lane -> lane.medianNanos() / 1e6),
                column("longest pause [ms]", lanes, lane -> turns.longestPauseNanos(lane) / 1e6),
                column("CPU time / wall time [%]", turns.sharesOfTime(), share -> 100 * share));
        return turns.switches().isEmpty() ? table
                : table.addColumns(IntColumn.create("switches", turns.shares().stream().mapToInt(share -> (int) share.switches()).toArray()));
    }

    /** A row for each size of work, a column for each way with its median for the whole list. */
    public static Table crossover(Crossover crossover) {
        Given.made(crossover, "the crossover is");
        List<Crossover.Point> points = crossover.points();
        Units.Unit work = Units.unit(points.stream().mapToDouble(Crossover.Point::workNanos));
        Units.Unit unit = Units.unit(points.stream().flatMapToDouble(p -> p.timings().rows().stream().mapToDouble(Timing::medianNanos)));
        Table table = Table.create(crossover.what(), DoubleColumn.create("work per task [" + work.sign + "]",
                points.stream().mapToDouble(p -> p.workNanos() / work.nanos).toArray()));
        Set<String> heads = new HashSet<>();
        for (String name : crossover.names()) {
            table.addColumns(DoubleColumn.create(unique(name, heads) + " [" + unit.sign + "]",
                    points.stream().mapToDouble(p -> p.timings().of(name).medianNanos() / unit.nanos).toArray()));
        }
        return table;
    }

    /**
     * What came of a race in several versions: a row for each outcome, a column for each version with how often it came. An outcome that one version does not foresee is
     * missing there.
     *
     * @throws IllegalArgumentException if there is no version, or the same outcome is right in one and wrong in another
     */
    public static Table outcomes(Outcomes... versions) {
        Given.allMade("the outcomes", versions);
        if (versions.length == 0) throw new IllegalArgumentException("outcomes of no version: name one at least");
        Map<String, Outcome> all = new LinkedHashMap<>();
        for (Outcomes version : versions) {
            for (Outcomes.Row row : version.rows()) {
                Outcome known = all.putIfAbsent(row.outcome().seen(), row.outcome());
                if (known != null && known.right() != row.outcome().right()) {
                    throw new IllegalArgumentException("'" + known.seen() + "' is right in one version and wrong in another: two different races");
                }
            }
        }
        Table table = Table.create(versions[0].what(), StringColumn.create("outcome", all.keySet().stream().toList()),
                StringColumn.create("right?", all.values().stream().map(outcome -> outcome.right() ? "✓\u00a0right" : "✗\u00a0wrong").toList()));
        Set<String> heads = new HashSet<>(Set.of("outcome", "right?", "how it comes"));
        for (Outcomes version : versions) {
            table.addColumns(DoubleColumn.create(unique(version.version(), heads), all.keySet().stream().mapToDouble(seen -> version.rows().stream()
                    .filter(row -> row.outcome().seen().equals(seen)).mapToDouble(Outcomes.Row::count).findFirst().orElse(Double.NaN)).toArray()));
        }
        return table.addColumns(StringColumn.create("how it comes", all.values().stream().map(Outcome::why).toList()));
    }

    /** A row for each that wanted something: how often it got it, its part of the time in which it was held, and its longest wait. */
    public static Table shares(Shares... rules) {
        some(Given.allMade("the shares", rules), "the shares");
        List<Shares.Share> rows = Arrays.stream(rules).flatMap(each -> each.shares().stream()).toList();
        List<String> what = Arrays.stream(rules).flatMap(each -> each.shares().stream().map(share -> each.what())).toList();
        double[] parts = Arrays.stream(rules).flatMapToDouble(each -> each.shares().stream().mapToDouble(share -> 100 * each.part(share))).toArray();
        Units.Unit unit = Units.unit(rows.stream().mapToDouble(Shares.Share::longestWaitNanos));
        Table table = Table.create(rules.length == 1 ? rules[0].what() : "Who got how much");
        if (rules.length > 1) table.addColumns(StringColumn.create("rule", what));
        return table.addColumns(StringColumn.create("who", rows.stream().map(Shares.Share::name).toList()),
                DoubleColumn.create("times", rows.stream().mapToDouble(Shares.Share::times).toArray()),
                DoubleColumn.create("part of the time [%]", parts),
                column("longest wait [" + unit.sign + "]", rows, share -> share.longestWaitNanos() / unit.nanos));
    }

    /**
     * Which tool when: a row for each kind of work, a column for each way with its median time, those among the fastest with a tick, and in the end the
     * simplest of these. Ways are named from the simplest to the most elaborate; one that was not tried on a kind of work has a dash there.
     *
     * @param kinds a measurement for each kind of work; an empty one, of a Python that is not there, is left out
     */
    public static Table whichTool(Timings... kinds) {
        some(Given.allMade("the timings", kinds), "the timings");
        List<Timings> rows = Arrays.stream(kinds).filter(kind -> !kind.isEmpty()).toList();
        Set<String> ways = new LinkedHashSet<>();
        rows.forEach(kind -> ways.addAll(kind.names()));
        Table table = Table.create("Which tool when: the time of each way; ✓ the fastest, and what nobody can tell from it",
                StringColumn.create("kind of work", rows.stream().map(Timings::what).toList()));
        Set<String> heads = new HashSet<>(Set.of("kind of work", "take"));
        for (String way : ways) {
            table.addColumns(StringColumn.create(unique(way, heads), rows.stream().map(kind -> !kind.names().contains(way) ? "–"
                    : Units.time(kind.of(way).medianNanos()).replace(' ', '\u00a0') + (kind.amongTheFastest().contains(kind.of(way)) ? "\u00a0✓" : "")).toList()));
        }
        return table.addColumns(StringColumn.create("take", rows.stream().map(kind -> kind.simplestOfTheFastest().name()).toList()));
    }

    /** A row for each dinner: the rule, how many meals there were, those of the one who ate least, how often two ate with the same fork, and whether they deadlocked. */
    public static Table dinners(Philosophers... dinners) {
        List<Philosophers> all = some(Given.allMade("the dinners", dinners), "the dinners");
        return Table.create("The dining philosophers", StringColumn.create("rule", all.stream().map(each -> each.rule().toString()).toList()),
                column("meals", all, Philosophers::eaten),
                column("least of all", all, each -> each.meals().shares().stream().mapToLong(Shares.Share::times).min().orElseThrow()),
                column("clashes", all, Philosophers::clashes),
                StringColumn.create("deadlock", all.stream().map(each -> each.graph().map(graph -> "of " + graph.circle().size()).orElse("none")).toList()),
                column("longest wait [ms]", all, each -> each.meals().longestWaitNanos() / 1e6));
    }

    private static <E> List<E> some(List<E> given, String what) {
        if (given.isEmpty()) throw new IllegalArgumentException("there is nothing to show: " + what + " are none, give one at least");
        return given;
    }

    private static StringColumn ways(Iterable<String> names) {
        StringColumn column = StringColumn.create("way");
        names.forEach(column::append);
        return column;
    }

    private static <E> Column<?> column(String head, List<E> rows, ToDoubleFunction<E> value) {
        return DoubleColumn.create(head, rows.stream().mapToDouble(value).toArray());
    }

    /** Tablesaw wants every head once, whatever its case. */
    private static String unique(String head, Set<String> taken) {
        String free = head;
        for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) free = head + " (" + i + ")";
        return free;
    }

    /** The tables' rounding and layout, for {@link Show}. */
    static HtmlTable layout(Table table) {
        return new TableLayout(table).layout();
    }
}
