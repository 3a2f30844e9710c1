package parallel.show;

import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/**
 * The frame of every chart with a row for each way: the names at the left, in one line or two, flush with the title; the values along the axis below.
 * Rows are counted from 0, the top one first.
 */
final class Rows {

    private static final int WIDEST_NAME = 190;
    private static final int GAP = 14;

    private final List<List<String>> names;
    private final double rowHeight;
    private final double left;
    private final XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    private final XYErrorRenderer renderer = new XYErrorRenderer();

    /** @param least the least height of a row, in pixels; a name in two lines may need more */
    Rows(List<String> names, double least) {
        this.names = names.stream().map(name -> Lettering.wrap(name, Lettering.plain(Theme.TEXT), WIDEST_NAME, 2)).toList();
        rowHeight = Math.max(least, this.names.stream().anyMatch(lines -> lines.size() > 1) ? 50 : 0);
        left = Lettering.widest(this.names.stream().flatMap(List::stream).toList(), Lettering.plain(Theme.TEXT)) + GAP;
        renderer.setDrawYError(false);
        renderer.setCapLength(0);
        renderer.setErrorStroke(Theme.stroke(2));
        renderer.setErrorPaint(Theme.INK);
        renderer.setDefaultShapesVisible(false);
    }

    /** Ends the whiskers with caps; without, a whisker shorter than its dot leaves no crumbs beside it. */
    Rows capped(boolean capped) {
        renderer.setCapLength(capped ? 9 : 0);
        return this;
    }

    /** The length of the axis, in pixels. */
    double pixels() {
        return Theme.WIDTH - 2 * Theme.MARGIN - left - 8;
    }

    /** The height of all rows and the axis below them, in pixels. */
    double height() {
        return names.size() * rowHeight + 50;
    }

    /** Adds a value with its interval; {@code lane} is the distance from the row's middle, as a share of its height. */
    void add(String series, int row, double lane, double low, double value, double high) {
        int index = data.indexOf(series);
        XYIntervalSeries some = index < 0 ? new XYIntervalSeries(series) : data.getSeries(index);
        some.add(value, low, high, row + lane, row + lane, row + lane);
        if (index < 0) data.addSeries(some);
    }

    /** The plot: what is painted behind the data, the data's whiskers, what is painted before them. */
    XYPlot plot(ValueAxis x, Overlay.Painter behind, Overlay.Painter before) {
        var y = new NumberAxis();
        y.setVisible(false);
        x.setAxisLineVisible(false);
        y.setInverted(true);
        y.setRange(-0.5, names.size() - 0.5);
        renderer.addAnnotation(new Overlay(behind), Layer.BACKGROUND);
        if (x.isVisible() && !(x instanceof LogScale)) {                                      // only here has the left edge a meaning: it is zero, from where bars have their length
            renderer.addAnnotation(new Overlay(canvas -> canvas.line(canvas.area.getMinX(), canvas.area.getMinY(), canvas.area.getMinX(), canvas.area.getMaxY(),
                    Theme.stroke(1.4), Theme.AXIS)), Layer.FOREGROUND);
        }
        var plot = new XYPlot(data, x, y, renderer);
        plot.setRangeGridlinesVisible(false);
        plot.setInsets(new RectangleInsets(0, left, 0, 8));
        plot.addAnnotation(new Overlay(canvas -> {
            for (int row = 0; row < names.size(); row++) {
                List<String> lines = names.get(row);
                for (int i = 0; i < lines.size(); i++) {
                    canvas.text(lines.get(i), canvas.area.getMinX() - left, canvas.y(row) + (i - (lines.size() - 1) / 2.0) * 20,
                            Overlay.Side.RIGHT, Lettering.plain(Theme.TEXT), Theme.INK);
                }
            }
            before.paint(canvas);
        }));
        return plot;
    }
}
