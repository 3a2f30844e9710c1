package parallel.show;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jfree.chart.axis.ValueAxis;
import parallel.measure.Multiples;

/**
 * Several people's times, each as multiples of their own sequential one: a row for each way, a lane in it for each of them, and a stem
 * from the line at 1× to the value, which a log axis shows as long for half the time as for double.
 */
final class MultiplesChart {

    private static final int LANE = 24;

    private MultiplesChart() { }

    static Picture of(String title, List<Multiples> who) {
        List<String> ways = new ArrayList<>(who.stream().flatMap(each -> each.times().keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        var frame = new Rows(ways, who.size() * LANE + 16);
        record Dot(int row, double lane, double value, String label, String owner, Theme.Cue cue) { }
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < who.size(); i++) {
            Multiples each = who.get(i);
            double lane = (i - (who.size() - 1) / 2.0) * LANE / (who.size() * LANE + 16);
            String named = ways.stream().filter(each.times()::containsKey).findFirst().orElseThrow();    // says whose dots these are
            each.times().forEach((way, value) -> {
                frame.add(each.who(), ways.indexOf(way), lane, value, value, value);
                dots.add(new Dot(ways.indexOf(way), lane, value, Units.multiple(value), way.equals(named) ? shortened(each.who()) : "",
                        Theme.cue(who.indexOf(each))));
            });
        }
        double low = Math.min(1, dots.stream().mapToDouble(Dot::value).min().orElseThrow());
        double high = Math.max(1, dots.stream().mapToDouble(Dot::value).max().orElseThrow());
        double value = Lettering.widest(dots.stream().map(Dot::label).toList(), Lettering.bold(Theme.TEXT)) + 20;
        double owners = Lettering.widest(dots.stream().map(Dot::owner).toList(), Lettering.plain(Theme.TEXT)) + 10;
        // the names stand beside the dots at 1×: the axis must be long enough for them only if nothing lies right of it
        ValueAxis x = Theme.scale("times as long as its own " + ways.getFirst() + " (logarithmic)", true, low, high, frame.pixels(),
                low < 1 ? value : 24, high < 4 ? value + owners : value, Units::tickMultiple);
        var plot = frame.plot(x, canvas -> {
            canvas.line(canvas.x(1), canvas.area.getMinY(), canvas.x(1), canvas.area.getMaxY(), Theme.stroke(1.6), Theme.QUIET);
            for (Dot dot : dots) {
                double y = canvas.y(dot.row() + dot.lane());
                canvas.line(canvas.x(1), y, canvas.x(dot.value()), y, Theme.stroke(2), dot.cue().color());
            }
            for (int row = 1; row < ways.size(); row++) {
                double y = canvas.y(row - 0.5);
                canvas.line(canvas.area.getMinX(), y, canvas.area.getMaxX(), y, Theme.stroke(1), Theme.GRID);
            }
        }, canvas -> {
            for (Dot dot : dots) {
                double at = canvas.x(dot.value()), y = canvas.y(dot.row() + dot.lane());
                boolean right = dot.value() >= 1;
                double text = Lettering.width(dot.label(), Lettering.bold(Theme.TEXT)) + 20;
                Overlay.Side side = right ? Overlay.Side.RIGHT : Overlay.Side.LEFT;
                canvas.mark(dot.cue().shape(), at, y, dot.cue().color(), Theme.PAPER);
                canvas.text(dot.label(), at + (right ? 12 : -12), y, side, Lettering.bold(Theme.TEXT), dot.cue().letters());
                canvas.text(dot.owner(), right ? at + text : canvas.x(1) + 12, y, Overlay.Side.RIGHT, Lettering.plain(Theme.TEXT), dot.cue().letters());
            }
        });
        return Theme.picture(title, "Each one's times divided by its own time for “" + ways.getFirst() + "”, the line at 1×; left of it is faster", "", plot, frame.height(), words(who), ChartData.multiples(who));
    }

    private static String shortened(String who) {
        return Lettering.shorten(who, Lettering.plain(Theme.TEXT), 220);
    }

    private static String words(List<Multiples> who) {
        return who.stream().map(each -> each.who() + ": " + each.times().entrySet().stream()
                .map(way -> way.getKey() + " " + Units.multiple(way.getValue())).collect(Collectors.joining(", "))).collect(Collectors.joining("; ")) + ".";
    }
}
