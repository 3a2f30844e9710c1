package parallel.show;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/**
 * What stands beside the data: names, values and guide lines, laid out in pixels at the moment the chart is drawn. JFreeChart's own
 * annotations know only the data's coordinates, where two labels cannot tell whether they touch.
 *
 * <p>Each text drawn is reported as an entity with its bounds, so that a test can see that no label covers another.
 */
@SuppressWarnings("serial")
final class Overlay extends AbstractXYAnnotation {

    /** Draws on a canvas. */
    interface Painter {
        void paint(Canvas canvas);
    }

    /** Where a text stands relative to its point. */
    enum Side { LEFT, CENTRE, RIGHT }

    private final transient Painter painter;

    Overlay(Painter painter) {
        this.painter = painter;
    }

    @Override
    public void draw(Graphics2D g, XYPlot plot, Rectangle2D area, ValueAxis domain, ValueAxis range, int index, PlotRenderingInfo info) {
        var own = (Graphics2D) g.create();
        own.setClip(null);               // names and end labels stand outside the data's area
        painter.paint(new Canvas(own, plot, area, domain, range, info));
        own.dispose();
    }

    /** The drawing surface: data coordinates to pixels, and the few things that charts draw. */
    final class Canvas {
        final Rectangle2D area;
        private final Graphics2D g;
        private final XYPlot plot;
        private final ValueAxis domain;
        private final ValueAxis range;
        private final PlotRenderingInfo info;

        private Canvas(Graphics2D g, XYPlot plot, Rectangle2D area, ValueAxis domain, ValueAxis range, PlotRenderingInfo info) {
            this.g = g;
            this.plot = plot;
            this.area = area;
            this.domain = domain;
            this.range = range;
            this.info = info;
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        }

        double x(double value) {
            return domain.valueToJava2D(value, area, plot.getDomainAxisEdge());
        }

        double y(double value) {
            return range.valueToJava2D(value, area, plot.getRangeAxisEdge());
        }

        void line(double x1, double y1, double x2, double y2, Stroke stroke, Paint paint) {
            path(new Line2D.Double(x1, y1, x2, y2), stroke, paint);
        }

        void path(Shape path, Stroke stroke, Paint paint) {
            g.setStroke(stroke);
            g.setPaint(paint);
            g.draw(path);
        }

        /** A shape without an edge. */
        void fill(Shape shape, Paint paint) {
            g.setPaint(paint);
            g.fill(shape);
        }

        /** A mark of a shape around the origin, with a rim of paper that sets it off from lines below it. */
        void mark(Shape shape, double x, double y, Paint fill, Color rim) {
            Shape moved = AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape);
            g.setPaint(fill);
            g.fill(moved);
            g.setPaint(rim);
            g.setStroke(new BasicStroke(rim == Theme.PAPER ? 1.2f : 2.2f));
            g.draw(moved);
        }

        /** A shape that is filled and has an edge. */
        void box(Shape shape, Paint fill, Paint edge) {
            g.setPaint(fill);
            g.fill(shape);
            path(shape, Theme.stroke(1.6), edge);
        }

        void bar(double x1, double x2, double y, double height, Paint paint) {
            g.setPaint(paint);
            g.fill(new Rectangle2D.Double(Math.min(x1, x2), y - height / 2, Math.abs(x2 - x1), height));
        }

        /** A text whose middle height is at {@code y}, at one side of {@code x}, on a halo of paper that grid lines do not cross. */
        void text(String text, double x, double y, Side side, Font font, Paint paint) {
            text(text, x, y, side, font, paint, Theme.PAPER);
        }

        /** The same on a halo of another colour, that of the block on which it stands. */
        void text(String text, double x, double y, Side side, Font font, Paint paint, Paint halo) {
            if (text.isBlank()) return;
            var layout = new TextLayout(text, Lettering.able(text, font), g.getFontRenderContext());
            double width = layout.getAdvance();
            double left = switch (side) {
                case LEFT -> x - width;
                case CENTRE -> x - width / 2;
                case RIGHT -> x;
            };
            double baseline = y + font.getSize2D() * 0.33;              // half of the height of a capital
            Shape letters = layout.getOutline(AffineTransform.getTranslateInstance(left, baseline));
            g.setPaint(halo);
            g.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.draw(letters);
            g.setPaint(paint);
            layout.draw(g, (float) left, (float) baseline);
            addEntity(info, new Rectangle2D.Double(left, y - font.getSize2D() / 2, width, font.getSize2D()), 0, text, null);
        }
    }
}
