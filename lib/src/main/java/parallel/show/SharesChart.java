package parallel.show;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;
import org.jfree.chart.axis.ValueAxis;
import parallel.hazard.Shares;
import parallel.measure.Machine;

/** A block of rows for each rule, headed by its name, and in it a bar for each one that wanted something. */
final class SharesChart {

    private static final int ROW = 34, BAR = 20, GAP = 24;
    private static final String WAIT = "longest wait";

    /** A row: the head of a rule, or one share. */
    private record Row(Shares rule, Shares.Share share, int group) {
        boolean isHead() {
            return share == null;
        }
    }

    private SharesChart() { }

    /** Each one's part of the time in which it was held, and at the right its longest wait. */
    static Picture parts(String title, List<Shares> rules) {
        return of(title, "Each one's part of the time in which it was held, and its longest wait for it", "part of the time", rules,
                Shares::part, part -> part > 1 ? "" : Units.percent(part), row -> Units.percent(row.rule.part(row.share)), row -> Units.time(row.share.longestWaitNanos()));
    }

    /** Each one's longest wait. */
    static Picture waits(String title, List<Shares> rules) {
        return of(title, "How long each had to wait for its turn", "longest wait", rules, (rule, share) -> share.longestWaitNanos(), Units::tick,
                row -> Units.time(row.share.longestWaitNanos()), row -> "");
    }

    /** @param beside what stands in a column at the right; nothing for no such column */
    private static Picture of(String title, String subtitle, String axis, List<Shares> rules, ToDoubleBiFunction<Shares, Shares.Share> value, DoubleFunction<String> tick,
            Function<Row, String> label, Function<Row, String> beside) {
        if (rules.isEmpty()) throw new IllegalArgumentException("there is nothing to draw: no shares were given");
        List<Row> rows = new ArrayList<>();
        for (Shares rule : rules) {
            int group = rules.indexOf(rule);
            rows.add(new Row(rule, null, group));
            rule.shares().forEach(share -> rows.add(new Row(rule, share, group)));
        }
        var frame = new Rows(rows.stream().map(row -> row.isHead() ? "" : row.share.name()).toList(), ROW);
        List<Row> shares = rows.stream().filter(row -> !row.isHead()).toList();
        double high = shares.stream().mapToDouble(row -> value.applyAsDouble(row.rule, row.share)).max().orElseThrow();
        double column = shares.stream().allMatch(row -> beside.apply(row).isEmpty()) ? 0 : GAP + Math.max(Lettering.width(WAIT, Lettering.plain(Theme.SMALL)),
                Lettering.widest(shares.stream().map(beside).toList(), Lettering.plain(Theme.TEXT)));
        double room = Lettering.widest(shares.stream().map(label).toList(), Lettering.bold(Theme.TEXT)) + 16 + column;
        ValueAxis x = Theme.scale(axis, false, 0, high, frame.pixels(), 0, room, tick);
        var plot = frame.plot(x, canvas -> {
            for (int i = 0; i < rows.size(); i++) {
                Row row = rows.get(i);
                if (!row.isHead()) canvas.bar(canvas.x(0), canvas.x(value.applyAsDouble(row.rule, row.share)), canvas.y(i), BAR, Theme.cue(row.group).color());
            }
        }, canvas -> {
            double right = canvas.area.getMaxX();
            for (int i = 0; i < rows.size(); i++) {
                Row row = rows.get(i);
                if (row.isHead()) {
                    String what = Lettering.shorten(row.rule.what(), Lettering.bold(Theme.TEXT), right - canvas.x(0) - column - 8);
                    canvas.text(what, canvas.x(0) + 8, canvas.y(i) + 3, Overlay.Side.RIGHT, Lettering.bold(Theme.TEXT), Theme.INK);
                    if (column > 0) canvas.text(WAIT, right, canvas.y(i) + 3, Overlay.Side.LEFT, Lettering.plain(Theme.SMALL), Theme.SUBTLE);
                } else {
                    canvas.text(label.apply(row), canvas.x(value.applyAsDouble(row.rule, row.share)) + 8, canvas.y(i), Overlay.Side.RIGHT,
                            Lettering.plain(Theme.TEXT), Theme.cue(row.group).letters());
                    canvas.text(beside.apply(row), right, canvas.y(i), Overlay.Side.LEFT, Lettering.plain(Theme.TEXT), Theme.INK);
                }
            }
        });
        return Theme.picture(title, subtitle, Machine.here().toString(), plot, frame.height(), rules.stream().map(rule -> rule.what() + ": " + shares.stream()
                .filter(row -> row.rule == rule).map(row -> row.share.name() + " " + label.apply(row) + (beside.apply(row).isEmpty() ? "" : ", waited up to " + beside.apply(row)))
                .collect(Collectors.joining("; "))).collect(Collectors.joining(". ")) + ".", ChartData.shares(rules));
    }
}
