package parallel.show;

import java.awt.Color;
import java.awt.Paint;
import java.awt.Stroke;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import parallel.measure.Comparison;
import parallel.measure.Forecast;
import parallel.measure.Scaling;
import parallel.measure.SpeedupLaw;

/**
 * The measured speed-ups with their whiskers, and the two laws laid through them: drawn through as far as there was something to measure, dashed beyond that, where
 * hollow marks and pale bands show what is foretold and how far it may be from that.
 */
final class ForecastChart {

    private static final int HEIGHT = 430, LINE = 21, BELOW = 56;
    private static final double LEAST = 0.05;

    private ForecastChart() { }

    static Picture of(String title, Forecast forecast) {
        Scaling scaling = forecast.scaling();
        int last = Math.max(forecast.workers().getLast(), scaling.rows().lastKey());
        List<String> ends = new ArrayList<>(List.of("ideal " + Units.multiple(last)));
        for (Forecast.Fit fit : forecast.fits()) ends.add(fit.law().author() + " " + Units.multiple(fit.speedup(last)));
        double right = Lettering.widest(ends, Lettering.bold(Theme.TEXT)) + 34;
        var plot = new XYPlot(data(scaling), workers(forecast, last), speedups(forecast, last), renderer());
        plot.setInsets(new RectangleInsets(Theme.ABOVE, 0, 0, right));
        plot.getRenderer().addAnnotation(new Overlay(canvas -> {
            border(canvas, forecast);
            curve(canvas, n -> n, 1, last, Theme.stroke(1.8, 2, 5), Theme.QUIET);
            for (Forecast.Fit fit : forecast.fits()) law(canvas, forecast, fit, last);
        }), Layer.BACKGROUND);
        plot.addAnnotation(new Overlay(canvas -> {
            Theme.label(canvas, "times as fast");
            marks(canvas, forecast);
            ends(canvas, forecast, last, ends);
        }));
        return Theme.picture(title, scaling.what() + "; speed-up against " + scaling.baseline().name() + "; " + SmallPrint.whiskers(scaling.rows().values().stream())
                + "; dashed, hollow and pale: foretold, not measured; serial share " + forecast.fits().stream().map(fit -> share(fit) + " (" + fit.law().author() + ")").collect(Collectors.joining(", "))
                + (scaling.rows().lastKey() > forecast.fitted().getLast() ? "; grey: more than there are cores" : "") + "; both scales are logarithmic", SmallPrint.of(scaling.timings()), plot, HEIGHT, words(forecast), ChartData.forecast(forecast));
    }

    private static XYIntervalSeriesCollection data(Scaling scaling) {
        var series = new XYIntervalSeries("measured");
        for (int n : scaling.rows().keySet()) {
            Comparison speedup = scaling.comparison(n);
            series.add(n, n, n, drawn(speedup.ratio()), drawn(speedup.low()), drawn(speedup.high()));
        }
        var data = new XYIntervalSeriesCollection();
        data.addSeries(series);
        return data;
    }

    /** What a log axis can show of a time too short for the clock. */
    private static double drawn(double ratio) {
        return Double.isFinite(ratio) ? Math.max(LEAST, ratio) : LEAST;
    }

    private static ValueAxis workers(Forecast forecast, int last) {
        var wanted = new TreeSet<Double>();
        forecast.scaling().rows().keySet().forEach(n -> wanted.add((double) n));
        forecast.workers().forEach(n -> wanted.add((double) n));
        var axis = Theme.axis(new LogScale(forecast.scaling().workers().many(), n -> String.format(Locale.ROOT, "%,d", Math.round(n)), List.copyOf(wanted)));
        axis.setRange(0.8, last * 1.12);
        return axis;
    }

    private static ValueAxis speedups(Forecast forecast, int last) {
        Scaling scaling = forecast.scaling();
        double low = Math.min(1, scaling.rows().keySet().stream().mapToDouble(n -> drawn(scaling.comparison(n).low())).min().orElseThrow());
        double high = Math.max(last, scaling.rows().keySet().stream().mapToDouble(n -> drawn(scaling.comparison(n).high())).max().orElseThrow());
        return Theme.scale("", true, low, high, HEIGHT - 60, BELOW, 26, Units::tickMultiple);      // below it stands what was measured
    }

    private static XYErrorRenderer renderer() {
        var renderer = Theme.intervals();
        renderer.setDefaultShapesVisible(false);
        return renderer;
    }

    /** Between what was measured and what is foretold. */
    private static void border(Overlay.Canvas canvas, Forecast forecast) {
        double at = canvas.x(forecast.fitted().getLast());
        canvas.line(at, canvas.area.getMinY(), at, canvas.area.getMaxY(), Theme.stroke(1.4), Theme.AXIS);
        boolean room = at + 8 + Lettering.width("foretold →", Lettering.plain(Theme.SMALL)) < canvas.area.getMaxX();
        canvas.text("foretold →", room ? at + 8 : at - 8, canvas.area.getMinY() + 10, room ? Overlay.Side.RIGHT : Overlay.Side.LEFT, Lettering.plain(Theme.SMALL), Theme.SUBTLE);
    }

    private static void law(Overlay.Canvas canvas, Forecast forecast, Forecast.Fit fit, int last) {
        Theme.Cue cue = Theme.cue(fit.law().ordinal());
        double measured = forecast.fitted().getLast();
        var band = new Path2D.Double();
        band.append(path(canvas, n -> fit.law().speedup(fit.low(), n), measured, last), false);
        band.append(path(canvas, n -> fit.law().speedup(fit.high(), n), last, measured), true);
        band.closePath();
        canvas.fill(band, new Color(cue.color().getRed(), cue.color().getGreen(), cue.color().getBlue(), 36));
        curve(canvas, n -> fit.law().speedup(fit.serial(), n), 1, measured, Theme.stroke(2.4), cue.color());
        curve(canvas, n -> fit.law().speedup(fit.serial(), n), measured, last, Theme.stroke(2.4, 8, 6), cue.color());
    }

    private static void curve(Overlay.Canvas canvas, DoubleUnaryOperator speedup, double from, double to, Stroke stroke, Paint paint) {
        canvas.path(path(canvas, speedup, from, to), stroke, paint);
    }

    private static Path2D path(Overlay.Canvas canvas, DoubleUnaryOperator speedup, double from, double to) {
        var path = new Path2D.Double();
        for (int i = 0; i <= 100; i++) {
            double n = from * Math.pow(to / from, i / 100.0), x = canvas.x(n), y = canvas.y(speedup.applyAsDouble(n));
            if (i == 0) path.moveTo(x, y);
            else path.lineTo(x, y);
        }
        return path;
    }

    /** Full marks for what was measured, grey where no core was left for each worker; hollow ones for what is foretold. */
    private static void marks(Overlay.Canvas canvas, Forecast forecast) {
        Scaling scaling = forecast.scaling();
        for (Forecast.Fit fit : forecast.fits()) {
            Theme.Cue cue = Theme.cue(fit.law().ordinal());
            for (int n : forecast.workers()) canvas.mark(cue.shape(), canvas.x(n), canvas.y(fit.speedup(n)), Theme.PAPER, cue.color());
        }
        for (int n : scaling.rows().keySet()) {
            boolean fits = n == 1 || forecast.fitted().contains(n);
            canvas.mark(Theme.cue(0).shape(), canvas.x(n), canvas.y(drawn(scaling.speedup(n))), fits ? Theme.INK : Theme.QUIET, Theme.PAPER);
        }
        int most = forecast.fitted().getLast();
        String text = "measured: " + Units.multiple(scaling.speedup(most)) + " with " + scaling.workers().count(most);
        double right = canvas.area.getMaxX() - 8, y = canvas.area.getMaxY() - 13;
        canvas.text(text, right, y, Overlay.Side.LEFT, Lettering.bold(Theme.TEXT), Theme.INK);
        canvas.mark(Theme.cue(0).shape(), right - Lettering.width(text, Lettering.bold(Theme.TEXT)) - 14, y, Theme.INK, Theme.PAPER);
        values(canvas, forecast);
    }

    /** What both laws foretell for the numbers of workers before the last one, where there is room: Gustafson's at the left above its line, Amdahl's at the right below. */
    private static void values(Overlay.Canvas canvas, Forecast forecast) {
        Forecast.Fit high = forecast.of(SpeedupLaw.GUSTAFSON), low = forecast.of(SpeedupLaw.AMDAHL);
        double border = canvas.x(forecast.fitted().getLast()) + 4, leftFrom = border, from = border;
        for (int n : forecast.workers().subList(0, forecast.workers().size() - 1)) {
            String above = Units.multiple(high.speedup(n)), below = Units.multiple(low.speedup(n));
            double x = canvas.x(n), left = x - 10 - Lettering.width(above, Lettering.plain(Theme.TEXT)), right = x + 10 + Lettering.width(below, Lettering.plain(Theme.TEXT));
            if (left < leftFrom || x < from || right > canvas.area.getMaxX() - 6) continue;
            canvas.text(above, x - 10, canvas.y(high.speedup(n)) - 18, Overlay.Side.LEFT, Lettering.plain(Theme.TEXT), Theme.cue(high.law().ordinal()).letters());
            canvas.text(below, x + 10, canvas.y(low.speedup(n)) + 18, Overlay.Side.RIGHT, Lettering.plain(Theme.TEXT), Theme.cue(low.law().ordinal()).letters());
            leftFrom = x - 4;                                          // two of the same law stand side by side; one never reaches the other's
            from = right - 4;
        }
    }

    /** Names and last values at the lines' right ends, moved apart where lines end together. */
    private static void ends(Overlay.Canvas canvas, Forecast forecast, int last, List<String> labels) {
        double[] wanted = new double[labels.size()];
        wanted[0] = canvas.y(last);
        for (int i = 1; i < wanted.length; i++) wanted[i] = canvas.y(forecast.fits().get(i - 1).speedup(last)) + 0.01 * (i == 1 ? 2 : 1);      // the order where all are one: ideal, Gustafson, Amdahl
        double[] places = Lettering.spread(wanted, LINE, canvas.area.getMinY() + 6, canvas.area.getMaxY() - 6);
        double end = canvas.x(last) + 7, text = canvas.area.getMaxX() + 16;
        for (int i = 0; i < wanted.length; i++) {
            Theme.Cue cue = i == 0 ? null : Theme.cue(i - 1);
            canvas.line(end, wanted[i], text - 4, places[i], Theme.stroke(1), cue == null ? Theme.QUIET : cue.color());
            canvas.text(labels.get(i), text, places[i], Overlay.Side.RIGHT, cue == null ? Lettering.plain(Theme.TEXT) : Lettering.bold(Theme.TEXT), cue == null ? Theme.SUBTLE : cue.letters());
        }
    }

    private static String words(Forecast forecast) {
        Scaling scaling = forecast.scaling();
        String measured = scaling.rows().keySet().stream().map(n -> scaling.workers().count(n) + " " + Units.multiple(scaling.speedup(n))).collect(Collectors.joining(", "));
        return scaling.what() + ", measured: " + measured + ". " + laws(forecast);
    }

    /** What each law foretells, for example {@code "Foretold by Amdahl's law (the same work; serial share 4 %, 3 % to 5 %): 16 threads 10× (9.1× to 11×)."} */
    static String laws(Forecast forecast) {
        return forecast.fits().stream().map(fit -> "Foretold by " + fit.law().author() + "'s law (" + fit.law().question() + "; serial share "
                + ranged(share(fit), ", ", Units.percent(fit.low()), Units.percent(fit.high()), "") + "): " + forecast.workers().stream().map(n -> forecast.scaling().workers().count(n) + " "
                + ranged(Units.multiple(fit.speedup(n)), " (", Units.multiple(fit.lowSpeedup(n)), Units.multiple(fit.highSpeedup(n)), ")")).collect(Collectors.joining(", ")) + ".")
                .collect(Collectors.joining(" "));
    }

    private static String share(Forecast.Fit fit) {
        return Units.percent(fit.serial());
    }

    /** The value, and from where to where it may be if that is anywhere else. */
    private static String ranged(String value, String before, String low, String high, String after) {
        return low.equals(high) ? value : value + before + low + " to " + high + after;
    }
}
