package parallel.show;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import parallel.measure.PoolSize;
import parallel.measure.Scaling;
import parallel.measure.Timing;

/** How many times as fast more threads or processes are, beside what perfect sharing on these cores would give. */
final class SpeedupChart {

    private static final int HEIGHT = 350;
    private static final int RIGHT = 96;

    private SpeedupChart() { }

    /**
     * Up to where more workers can bring more.
     *
     * @param at   how many workers
     * @param name what stands beside its line
     * @param said the same in a sentence of its own, for those who do not see the chart
     */
    private record Bound(double at, String name, String said) { }

    static Picture of(String title, Scaling scaling) {
        String cores = scaling.machine().cores() == 1 ? "1 core" : scaling.machine().cores() + " cores";
        return of(title, scaling, new Bound(scaling.machine().cores(), cores, cores + "."));
    }

    /** The same with the pool's size by the formula in place of the cores. */
    static Picture of(String title, PoolSize size) {
        return of(title, size.measured(), new Bound(size.formula(), String.format(Locale.ROOT, size.formula() < 99.95 ? "formula: %.1f" : "formula: %,.0f", size.formula()), size + "."));
    }

    private static Picture of(String title, Scaling scaling, Bound bound) {
        int most = scaling.rows().lastKey();
        double shown = bound.at <= Math.max(2, 2 * most) ? bound.at : 0;       // far off to the right it would squeeze what was measured
        double widest = Math.max(most, shown);
        var plot = new XYPlot(data(scaling), threads(scaling, widest), speedups(scaling, Math.min(bound.at, widest)), renderer());
        plot.setDomainGridlinesVisible(false);
        plot.setInsets(new RectangleInsets(Theme.ABOVE, 0, 0, RIGHT));
        plot.getRenderer().addAnnotation(new Overlay(canvas -> guides(canvas, scaling.baseline().name(), bound, shown, widest)), Layer.BACKGROUND);
        plot.addAnnotation(new Overlay(canvas -> {
            Theme.label(canvas, "times as fast");
            labels(canvas, scaling, shown);
        }));
        Timing baseline = scaling.baseline();
        return Theme.picture(title, scaling.what() + "; how many times as fast as " + baseline.name() + " ("
                + Units.time(baseline.medianNanos()) + "); " + SmallPrint.whiskers(scaling.rows().values().stream()),
                SmallPrint.of(scaling.timings()), plot, HEIGHT, scaling.what() + ", speed-up against " + baseline.name() + ": "
                + scaling.rows().keySet().stream().map(n -> scaling.workers().count(n) + " " + Units.multiple(scaling.speedup(n)))
                .collect(Collectors.joining(", ")) + "; " + bound.said, ChartData.speedup(scaling));
    }

    private static XYIntervalSeriesCollection data(Scaling scaling) {
        var series = new XYIntervalSeries("speed-up");
        for (int n : scaling.rows().keySet()) series.add(n, n, n, middle(scaling, n), low(scaling, n), high(scaling, n));
        var data = new XYIntervalSeriesCollection();
        data.addSeries(series);
        return data;
    }

    private static ValueAxis threads(Scaling scaling, double widest) {
        if (widest > 40) {
            var axis = Theme.axis(new LogScale(scaling.workers().many() + " (logarithmic)", n -> String.valueOf(Math.round(n)),
                    scaling.rows().keySet().stream().map(Integer::doubleValue).toList()));
            axis.setRange(Math.min(scaling.rows().firstKey(), 1) * 0.8, widest * 1.15);
            return axis;
        }
        var axis = Theme.axis(new NumberAxis(scaling.workers().many()));
        axis.setRange(0.5, widest + 0.5);
        axis.setTickUnit(new NumberTickUnit(Theme.step(Math.max(1, widest / 16))));
        return axis;
    }

    private static NumberAxis speedups(Scaling scaling, double ideal) {
        double top = Math.max(ideal, scaling.rows().keySet().stream()
                .mapToDouble(n -> high(scaling, n)).max().orElseThrow());
        var axis = Theme.axis(new NumberAxis());
        axis.setRange(0, Math.max(1.25, top * 1.15));
        double step = Theme.step(axis.getUpperBound() / 7);
        axis.setTickUnit(new NumberTickUnit(step, new java.text.DecimalFormat(step < 1 ? "0.0×" : "0×",
                java.text.DecimalFormatSymbols.getInstance(Locale.ROOT))));
        return axis;
    }

    private static XYErrorRenderer renderer() {
        var renderer = Theme.intervals();
        renderer.setDefaultLinesVisible(true);
        renderer.setSeriesPaint(0, Theme.BLUE);
        renderer.setSeriesStroke(0, Theme.stroke(2.4));
        renderer.setSeriesShape(0, Theme.cue(0).shape());
        renderer.setUseOutlinePaint(true);
        renderer.setSeriesOutlinePaint(0, Theme.PAPER);
        renderer.setSeriesOutlineStroke(0, new BasicStroke(1.2f));
        return renderer;
    }

    /** The line at 1×, the ideal up to the bound and level after it, and the bound. */
    private static void guides(Overlay.Canvas canvas, String baseline, Bound bound, double shown, double widest) {
        canvas.line(canvas.area.getMinX(), canvas.y(1), canvas.area.getMaxX(), canvas.y(1), Theme.stroke(1.4), Theme.AXIS);
        canvas.text(Lettering.shorten(baseline, Lettering.plain(Theme.SMALL), RIGHT - 8), canvas.area.getMaxX() + 8, canvas.y(1),
                Overlay.Side.RIGHT, Lettering.plain(Theme.SMALL), Theme.SUBTLE);
        if (shown > 0) {
            canvas.line(canvas.x(shown), canvas.area.getMinY(), canvas.x(shown), canvas.area.getMaxY(), Theme.stroke(1.4), Theme.AXIS);
        }
        double last = Math.min(bound.at, widest);
        if (last > 1) {
            var ideal = new Path2D.Double();
            ideal.moveTo(canvas.x(1), canvas.y(1));
            for (double n = 1; n < last; n += last / 100) ideal.lineTo(canvas.x(n), canvas.y(n));      // a curve where the axis is logarithmic
            ideal.lineTo(canvas.x(last), canvas.y(last));
            canvas.path(ideal, Theme.stroke(1.8, 7, 5), Theme.QUIET);
            canvas.line(canvas.x(last), canvas.y(last), canvas.area.getMaxX(), canvas.y(last), Theme.stroke(1.8, 2, 5), Theme.QUIET);
            canvas.text("ideal", canvas.area.getMaxX() + 8, canvas.y(last), Overlay.Side.RIGHT, Lettering.plain(Theme.SMALL), Theme.SUBTLE);
        }
        if (shown > 0) {
            canvas.text(bound.name, canvas.x(shown) + 7, canvas.area.getMinY() + 9, Overlay.Side.RIGHT,
                    Lettering.plain(Theme.SMALL), Theme.SUBTLE);
        }
    }

    /** The values beside their points: the best first, then as many as stand clear of lines and of those already written. */
    private static void labels(Overlay.Canvas canvas, Scaling scaling, double shown) {
        List<Integer> order = new ArrayList<>(scaling.rows().keySet());
        int best = scaling.fastest(), first = scaling.rows().firstKey(), last = scaling.rows().lastKey();
        order.sort(Comparator.comparingInt(n -> n == best ? 0 : n == last ? 1 : n == first ? 2 : 3));
        List<Shape> taken = lines(canvas, scaling);
        if (shown > 0) taken.add(new Line2D.Double(canvas.x(shown), canvas.area.getMinY(), canvas.x(shown), canvas.area.getMaxY()));
        for (int n : order) {
            String text = Units.multiple(scaling.speedup(n));
            double half = Lettering.width(text, Lettering.bold(Theme.TEXT)) / 2, x = canvas.x(n), gap = 18;
            double below = canvas.y(low(scaling, n)) + gap;
            double above = canvas.y(high(scaling, n)) - gap;
            double beside = canvas.y(middle(scaling, n));
            double[][] places = {{x, below}, {x + half + 3, below}, {x, above}, {x - half - 3, above}, {x + half + 12, beside + 10},
                {x - half - 3, below}, {x + half + 3, above}, {x - half - 12, beside - 10}};
            for (double[] place : places) {
                var box = new Rectangle2D.Double(place[0] - half - 2, place[1] - 9, 2 * half + 4, 18);
                if (!canvas.area.contains(box) || taken.stream().anyMatch(line -> line.intersects(box))) continue;
                taken.add(box);
                canvas.text(text, place[0], place[1], Overlay.Side.CENTRE, Lettering.bold(Theme.TEXT), Theme.BLUE);
                break;
            }
        }
    }

    /** What a label must not cover: the line from point to point, the points, the whiskers, the line at 1×. */
    private static List<Shape> lines(Overlay.Canvas canvas, Scaling scaling) {
        List<Shape> lines = new ArrayList<>();
        double lastX = Double.NaN, lastY = Double.NaN;
        for (int n : scaling.rows().keySet()) {
            double x = canvas.x(n), y = canvas.y(middle(scaling, n));
            if (lastX < x) lines.add(new Line2D.Double(lastX, lastY, x, y));
            lines.add(new Rectangle2D.Double(x - 6, y - 6, 12, 12));
            lines.add(new Line2D.Double(x, canvas.y(low(scaling, n)), x, canvas.y(high(scaling, n))));
            lastX = x;
            lastY = y;
        }
        lines.add(new Line2D.Double(canvas.area.getMinX(), canvas.y(1), canvas.area.getMaxX(), canvas.y(1)));
        return lines;
    }

    private static double middle(Scaling scaling, int threads) {
        return drawn(scaling.speedup(threads));
    }

    private static double low(Scaling scaling, int threads) {
        return drawn(scaling.comparison(threads).low());
    }

    private static double high(Scaling scaling, int threads) {
        return drawn(scaling.comparison(threads).high());
    }

    /** 0 where a time too short for the clock has no speed-up to draw. */
    private static double drawn(double ratio) {
        return Double.isFinite(ratio) ? ratio : 0;
    }
}
