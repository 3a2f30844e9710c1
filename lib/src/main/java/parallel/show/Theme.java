package parallel.show;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.AxisLabelLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** The one look of all charts: the question on top, what was measured below it, a pale grid, small print at the bottom. */
final class Theme {

    /**
     * How wide a chart is, in CSS pixels: no wider than the book's text, so that its letters have the text's size there, and narrow enough that
     * they can still be read when a telephone shows it at little more than half of that.
     */
    static final int WIDTH = 640;
    /** The empty border at the left and at the right: on a dark page the chart is a white card. */
    static final int MARGIN = 12;

    static final Color PAPER = Color.WHITE;
    static final Color INK = new Color(0x1F2933);
    static final Color SUBTLE = new Color(0x52606D);
    static final Color GRID = new Color(0xE4E7EB);
    static final Color AXIS = new Color(0x9AA5B1);
    static final Color QUIET = new Color(0x7B8794);
    static final Color BAR = new Color(0xB8C4D0);
    static final Color BLUE = new Color(0x0072B2);

    static final float TITLE = 21, TEXT = 17, SMALL = 16, PRINT = 14.5f;
    private static final int INSIDE = WIDTH - 2 * MARGIN;
    /** The room above a plot for the {@link #label} of its upright axis. */
    static final int ABOVE = 28;
    /** The first line of a text has air above its letters already. */
    private static final int TOP = 6, BOTTOM = 10, BELOW_TITLES = 12, ABOVE_PRINT = 8;

    static {
        TextUtils.setUseFontMetricsGetStringBounds(true);     // otherwise JFreeChart sets each label on its own ink's baseline
    }

    /** The palette of Okabe and Ito, without its yellow and black: told apart by those who see few colours. */
    private static final Color[] COLOURS = {BLUE, new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7), new Color(0xE69F00),
        new Color(0x56B4E9), new Color(0x6B7280)};
    private static final Shape[] SHAPES = {new Ellipse2D.Double(-5, -5, 10, 10), new Rectangle2D.Double(-4.5, -4.5, 9, 9),
        polygon(0, -5.8, 5.6, 4.4, -5.6, 4.4), polygon(0, -6.2, 6.2, 0, 0, 6.2, -6.2, 0), polygon(0, 5.8, 5.6, -4.4, -5.6, -4.4)};
    private static final float[][] DASHES = {null, {9, 4}, {3, 3}, {9, 3, 2, 3}};

    /** How one line or one person's dots are told from the others: a colour, and a shape or dash for those who do not see it. */
    record Cue(Color color, Shape shape, Stroke stroke) {

        /** The colour as a ground for letters in ink. */
        Color pale() {
            return new Color(255 - (255 - color.getRed()) * 2 / 5, 255 - (255 - color.getGreen()) * 2 / 5, 255 - (255 - color.getBlue()) * 2 / 5);
        }

        /** The colour for letters: dark enough on white. */
        Color letters() {
            Color dark = color;
            while (contrast(dark) < 4.5) dark = new Color((int) (dark.getRed() * 0.95), (int) (dark.getGreen() * 0.95), (int) (dark.getBlue() * 0.95));
            return dark;
        }
    }

    /** A row's guide from its name to its dot. */
    static final Stroke DOTS = stroke(1.2, 1.2f, 4.8f);

    private Theme() { }

    static Cue cue(int i) {
        int dash = i < 2 ? 0 : (i - 1) % DASHES.length;
        return new Cue(COLOURS[i % COLOURS.length], SHAPES[i % SHAPES.length],
                new BasicStroke(2.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, DASHES[dash], 0));
    }

    /** A line of this width, dashed if there are dashes. */
    static Stroke stroke(double width, float... dashes) {
        return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes.length == 0 ? null : dashes, 0);
    }

    /** Dots of measured values, each with its interval as a line in ink without ends. */
    static XYErrorRenderer intervals() {
        var renderer = new XYErrorRenderer();
        renderer.setDrawXError(false);
        renderer.setCapLength(0);
        renderer.setErrorStroke(stroke(2));
        renderer.setErrorPaint(INK);
        return renderer;
    }

    /**
     * The finished picture.
     *
     * @param plotHeight the height of plot and axis, in pixels; titles and small print come on top of it
     * @param result     the result in words, for those who do not see the picture
     * @param data       the data in figures, for those who want to know exactly
     */
    static Picture picture(String title, String subtitle, String print, XYPlot plot, double plotHeight, String result, HtmlTable data) {
        List<String> titles = Lettering.balanced(title, Lettering.bold(TITLE), INSIDE - 4, 3);
        List<String> subtitles = Lettering.clauses(subtitle, Lettering.plain(SMALL), INSIDE - 4, 4);
        List<String> prints = print.isEmpty() ? List.of() : Lettering.wrap(print, Lettering.plain(PRINT), INSIDE - 4, 6);
        double height = plotHeight + titles.size() * Lettering.line(Lettering.bold(TITLE)) + subtitles.size() * Lettering.line(Lettering.plain(SMALL))
                + prints.size() * Lettering.line(Lettering.plain(PRINT)) + TOP + BOTTOM + BELOW_TITLES + (prints.isEmpty() ? 0 : ABOVE_PRINT);
        var picture = new Picture(plot, WIDTH, (int) Math.round(height), title + " " + result, new Picture.Data(data, print));
        picture.setBackgroundPaint(PAPER);
        picture.getRenderingHints().put(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        picture.getRenderingHints().put(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        picture.setPadding(new RectangleInsets(TOP, MARGIN, BOTTOM, MARGIN));
        picture.setTitle(line(titles, Lettering.bold(TITLE), INK, RectangleInsets.ZERO_INSETS));
        picture.addSubtitle(line(subtitles, Lettering.plain(SMALL), SUBTLE, new RectangleInsets(0, 0, BELOW_TITLES, 0)));
        if (!prints.isEmpty()) {
            TextTitle small = line(prints, Lettering.plain(PRINT), SUBTLE, new RectangleInsets(ABOVE_PRINT, 0, 0, 0));
            small.setPosition(RectangleEdge.BOTTOM);
            picture.addSubtitle(small);
        }
        plot.setOutlineVisible(false);
        plot.setBackgroundPaint(PAPER);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDomainGridlinePaint(GRID);
        plot.setRangeGridlinePaint(GRID);
        plot.setDomainGridlineStroke(stroke(1));
        plot.setRangeGridlineStroke(stroke(1));
        return picture;
    }

    private static TextTitle line(List<String> lines, Font font, Color paint, RectangleInsets padding) {
        String text = String.join("\n", lines);
        var title = new TextTitle(text, Lettering.able(String.join(" ", lines), font));
        title.setPaint(paint);
        title.setHorizontalAlignment(HorizontalAlignment.LEFT);
        title.setTextAlignment(HorizontalAlignment.LEFT);
        title.setPadding(padding);
        return title;
    }

    /** The look of an axis; what it measures stands where it begins. */
    static <A extends Axis> A axis(A axis) {
        axis.setLabelLocation(AxisLabelLocation.LOW_END);
        axis.setLabelInsets(new RectangleInsets(0, 0, 0, 0));
        axis.setLabelFont(Lettering.plain(SMALL));
        axis.setLabelPaint(SUBTLE);
        axis.setTickLabelFont(Lettering.plain(SMALL));
        axis.setTickLabelPaint(INK);
        axis.setAxisLinePaint(AXIS);
        axis.setTickMarksVisible(false);
        axis.setTickLabelInsets(new RectangleInsets(3, 6, 3, 6));
        return axis;
    }

    /** What an upright axis measures, above its upper end and not turned on its side: {@link #ABOVE} is kept free for it. */
    static void label(Overlay.Canvas canvas, String text) {
        canvas.text(text, MARGIN, canvas.area.getMinY() - ABOVE + 9, Overlay.Side.RIGHT, Lettering.plain(SMALL), SUBTLE);
    }

    /**
     * An axis from zero on, or from the value that a log scale needs, wide enough for what stands beside the outermost values.
     *
     * @param pixels how long it will be; {@code before} and {@code after} are kept free at its ends
     */
    static ValueAxis scale(String label, boolean log, double low, double high, double pixels, double before, double after,
            DoubleFunction<String> words) {
        double room = Math.max(pixels / 4, pixels - before - after);
        if (log) {
            double span = Math.max(Math.log(high / low), Math.log(4));
            double middle = (Math.log(high) + Math.log(low)) / 2, perPixel = span / room;
            var axis = axis(new LogScale(label, words));
            axis.setRange(Math.exp(middle - span / 2 - before * perPixel), Math.exp(middle + span / 2 + after * perPixel));
            return axis;
        }
        double top = (high > 0 ? high : 1) * (1 + after / Math.max(pixels / 4, pixels - after));
        var axis = axis(new NumberAxis(label));
        axis.setRange(0, top);
        axis.setTickUnit(new NumberTickUnit(step(top / Math.max(2, Math.min(7, pixels / 62)))));
        axis.setNumberFormatOverride(format(words));
        return axis;
    }

    /** The smallest of 1, 2, 5, 10, 20, 50 and so on that is not smaller. */
    static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        return (least <= power ? 1 : least <= 2 * power ? 2 : least <= 5 * power ? 5 : 10) * power;
    }

    @SuppressWarnings("serial")
    private static NumberFormat format(DoubleFunction<String> words) {
        return new NumberFormat() {
            @Override
            public StringBuffer format(double value, StringBuffer out, FieldPosition position) {
                return out.append(words.apply(value));
            }

            @Override
            public StringBuffer format(long value, StringBuffer out, FieldPosition position) {
                return format((double) value, out, position);
            }

            @Override
            public Number parse(String text, ParsePosition position) {
                throw new UnsupportedOperationException("written, never read");
            }
        };
    }

    /** The contrast with white, as WCAG defines it. */
    private static double contrast(Color color) {
        double[] parts = new double[3];
        for (int i = 0; i < 3; i++) {
            double part = color.getRGBColorComponents(null)[i];
            parts[i] = part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        }
        return 1.05 / (0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] + 0.05);
    }

    private static Shape polygon(double... points) {
        var path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) path.lineTo(points[i], points[i + 1]);
        path.closePath();
        return path;
    }
}
