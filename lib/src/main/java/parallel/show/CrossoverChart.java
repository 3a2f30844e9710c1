package parallel.show;

import java.awt.BasicStroke;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import parallel.measure.Crossover;
import parallel.measure.Timing;
import parallel.measure.Timings;

/** The time of the whole list against the work in one task, a line for each way: where the lines cross, threads begin to pay. */
final class CrossoverChart {

    private static final int LINE = 20;
    private static final int WIDEST_NAME = 190;

    private CrossoverChart() { }

    static Picture of(String title, Crossover crossover) {
        List<String> names = crossover.names();
        List<String> labels = names.stream().map(name -> Lettering.shorten(name, Lettering.bold(Theme.TEXT), WIDEST_NAME)).toList();
        List<Timings> all = crossover.points().stream().map(Crossover.Point::timings).toList();
        double right = Lettering.widest(labels, Lettering.bold(Theme.TEXT)) + 34, height = Math.max(420, names.size() * LINE + 120);
        var plot = new XYPlot(data(crossover), work(crossover, Theme.WIDTH - 2 * Theme.MARGIN - 90 - right), times(all, height), renderer(names.size()));
        plot.setInsets(new RectangleInsets(Theme.ABOVE, 0, 0, right));
        plot.addAnnotation(new Overlay(canvas -> {
            Theme.label(canvas, "time for the whole list");
            first(crossover).ifPresent(name -> marker(canvas, crossover, name));
            ends(canvas, crossover.points().getLast(), labels);
        }));
        return Theme.picture(title, crossover.what() + "; " + SmallPrint.whiskers(all.stream().flatMap(each -> each.rows().stream()))
                + "; both scales are logarithmic", SmallPrint.of(all), plot, height, crossover.what() + ": " + pays(crossover) + ". "
                + sizes(crossover), ChartData.crossover(crossover));
    }

    /** From where on which way pays, for each of them. */
    static String pays(Crossover crossover) {
        return crossover.names().stream().skip(1).map(name -> name + " " + words(crossover, name)).collect(Collectors.joining("; "));
    }

    private static String words(Crossover crossover, String name) {
        OptionalDouble from = crossover.paysFromNanos(name);
        if (from.isEmpty()) return "does not pay up to " + Units.time(crossover.points().getLast().workNanos()) + " per task";
        return everywhere(crossover, name) ? "pays at every size measured" : "pays from " + Units.time(from.getAsDouble()) + " per task";
    }

    private static boolean everywhere(Crossover crossover, String name) {
        return crossover.paysFromNanos(name).orElse(Double.NaN) == crossover.points().getFirst().workNanos();
    }

    /** The first and last points in words. */
    private static String sizes(Crossover crossover) {
        return List.of(crossover.points().getFirst(), crossover.points().getLast()).stream().map(point -> "At " + Units.time(point.workNanos())
                + " per task: " + point.timings().rows().stream().map(row -> row.name() + " " + Units.time(row.medianNanos()))
                .collect(Collectors.joining(", ")) + ".").collect(Collectors.joining(" "));
    }

    /** The way that pays from the smallest piece of work on, if any does. */
    private static Optional<String> first(Crossover crossover) {
        return crossover.names().stream().skip(1).filter(name -> crossover.paysFromNanos(name).isPresent())
                .min(Comparator.comparingDouble(name -> crossover.paysFromNanos(name).getAsDouble()));
    }

    private static XYIntervalSeriesCollection data(Crossover crossover) {
        var data = new XYIntervalSeriesCollection();
        for (String name : crossover.names()) {
            var series = new XYIntervalSeries(name);
            for (Crossover.Point point : crossover.points()) {
                Timing row = point.timings().of(name);
                double work = shown(point.workNanos());
                series.add(work, work, work, shown(row.medianNanos()), shown(row.lowNanos()), shown(row.highNanos()));
            }
            data.addSeries(series);
        }
        return data;
    }

    private static double shown(double nanos) {
        return Math.max(nanos, TimesChart.LEAST_NANOS);
    }

    private static ValueAxis work(Crossover crossover, double pixels) {
        return Theme.scale("work in one task", true, shown(crossover.points().getFirst().workNanos()),
                shown(crossover.points().getLast().workNanos()), pixels, 24, 12, Units::tick);
    }

    private static ValueAxis times(List<Timings> all, double height) {
        DoubleStream lows = all.stream().flatMap(each -> each.rows().stream()).mapToDouble(Timing::lowNanos);
        DoubleStream highs = all.stream().flatMap(each -> each.rows().stream()).mapToDouble(Timing::highNanos);
        return Theme.scale("", true, shown(lows.min().orElseThrow()), shown(highs.max().orElseThrow()),
                height - 60, 20, 52, Units::tick);          // on top there is room for what the marker says
    }

    private static XYErrorRenderer renderer(int series) {
        var renderer = Theme.intervals();
        renderer.setErrorPaint(null);                       // each in its way's own colour
        renderer.setDefaultLinesVisible(true);
        renderer.setUseOutlinePaint(true);
        for (int i = 0; i < series; i++) {
            Theme.Cue cue = Theme.cue(i);
            renderer.setSeriesPaint(i, cue.color());
            renderer.setSeriesStroke(i, cue.stroke());
            renderer.setSeriesShape(i, cue.shape());
            renderer.setSeriesOutlinePaint(i, Theme.PAPER);
            renderer.setSeriesOutlineStroke(i, new BasicStroke(1.2f));
        }
        return renderer;
    }

    /** The dotted line where the first of the threaded ways begins to pay, and its value. */
    private static void marker(Overlay.Canvas canvas, Crossover crossover, String name) {
        double at = canvas.x(shown(crossover.paysFromNanos(name).getAsDouble())), top = canvas.area.getMinY();
        boolean everywhere = everywhere(crossover, name);
        String value = everywhere ? "threads pay at every size measured"
                : "threads pay from " + Units.time(crossover.paysFromNanos(name).getAsDouble()) + " per task";
        String first = "first: " + Lettering.shorten(name, Lettering.plain(Theme.SMALL), 220);
        double width = Math.max(Lettering.width(value, Lettering.bold(Theme.TEXT)), Lettering.width(first, Lettering.plain(Theme.SMALL))) + 10;
        boolean right = at + width <= canvas.area.getMaxX();
        boolean left = !right && at - width >= canvas.area.getMinX();
        Overlay.Side side = left ? Overlay.Side.LEFT : Overlay.Side.RIGHT;
        double text = right ? at + 9 : left ? at - 9 : canvas.area.getMaxX() - width;
        double begin = right || left ? top : top + 44;                     // where neither side has room, the words stand on top of the line
        if (!everywhere) canvas.line(at, begin, at, canvas.area.getMaxY(), Theme.stroke(1.6, 2, 4), Theme.INK);
        canvas.text(value, text, top + 12, side, Lettering.bold(Theme.TEXT), Theme.INK);
        canvas.text(first, text, top + 31, side, Lettering.plain(Theme.SMALL), Theme.SUBTLE);
    }

    /** The names at the lines' right ends, moved apart where lines end together, with a thin leader back to the line. */
    private static void ends(Overlay.Canvas canvas, Crossover.Point last, List<String> labels) {
        double[] wanted = last.timings().rows().stream().mapToDouble(row -> canvas.y(shown(row.medianNanos()))).toArray();
        double[] places = Lettering.spread(wanted, LINE, canvas.area.getMinY() + 6, canvas.area.getMaxY() - 6);
        double end = canvas.x(shown(last.workNanos())) + 7, text = canvas.area.getMaxX() + 16;
        for (int i = 0; i < wanted.length; i++) {
            Theme.Cue cue = Theme.cue(i);
            canvas.line(end, wanted[i], text - 4, places[i], Theme.stroke(1), cue.color());
            canvas.text(labels.get(i), text, places[i], Overlay.Side.RIGHT, Lettering.bold(Theme.TEXT), cue.letters());
        }
    }
}
