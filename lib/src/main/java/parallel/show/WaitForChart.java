package parallel.show;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import parallel.hazard.WaitForGraph;
import parallel.measure.Machine;

/** Threads and locks on a ring, an arrow for each wait and for each hold: who sees a way round sees the deadlock. */
final class WaitForChart {

    private static final Color WAITS = new Color(0xD55E00), HOLDS = Theme.BLUE;
    private static final int BOX_HEIGHT = 32, GAP = 5;

    private WaitForChart() { }

    static Picture of(String title, WaitForGraph graph) {
        List<WaitForGraph.Wait> circle = graph.circle(), waits = new ArrayList<>(circle.isEmpty() ? graph.waits() : circle);
        graph.waits().stream().filter(wait -> !waits.contains(wait)).forEach(waits::add);
        if (waits.isEmpty()) throw new IllegalArgumentException("there is nothing to draw: nobody waits");
        List<String> nodes = new ArrayList<>();
        for (WaitForGraph.Wait wait : waits) {
            for (String node : List.of(wait.thread(), wait.lock(), wait.holder())) if (!nodes.contains(node)) nodes.add(node);
        }
        List<String> locks = waits.stream().map(WaitForGraph.Wait::lock).distinct().toList();
        int height = Math.clamp(110L + 36L * nodes.size(), 250, 620);
        var plot = new XYPlot(new DefaultXYDataset(), hidden(), hidden(), new XYLineAndShapeRenderer());
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.addAnnotation(new Overlay(canvas -> paint(canvas, nodes, locks, waits)));
        String words = waits.stream().map(WaitForGraph.Wait::toString).collect(Collectors.joining("; "))
                + (circle.isEmpty() ? "; no circle, no deadlock." : "; that is a circle of " + circle.size() + ": a deadlock.");
        return Theme.picture(title, (circle.isEmpty() ? "The waits lead to no circle" : "The waits lead round in a circle: a deadlock") + ", as the JVM tells it; a full arrow: waits for; a dashed one: is held by",
                Machine.here().toString(), plot, height, words, ChartData.waits(waits));
    }

    private static NumberAxis hidden() {
        var axis = new NumberAxis();
        axis.setRange(0, 1);
        axis.setVisible(false);
        return axis;
    }

    private static void paint(Overlay.Canvas canvas, List<String> nodes, List<String> locks, List<WaitForGraph.Wait> waits) {
        double widest = width(nodes.stream().max(Comparator.comparingDouble(WaitForChart::width)).orElseThrow());
        Map<String, Point2D> places = new LinkedHashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            double angle = 2 * Math.PI * i / nodes.size() - Math.PI / 2;
            places.put(nodes.get(i), new Point2D.Double(canvas.area.getCenterX() + Math.min(300, canvas.area.getWidth() / 2 - widest / 2 - 4) * Math.cos(angle),
                    canvas.area.getCenterY() + (canvas.area.getHeight() / 2 - BOX_HEIGHT / 2.0 - 4) * Math.sin(angle)));
        }
        for (WaitForGraph.Wait wait : waits) {
            arrow(canvas, places, wait.thread(), wait.lock(), false);
            arrow(canvas, places, wait.lock(), wait.holder(), true);
        }
        places.forEach((node, at) -> {
            boolean lock = locks.contains(node);
            double boxWidth = width(node);
            canvas.box(new RoundRectangle2D.Double(at.getX() - boxWidth / 2, at.getY() - BOX_HEIGHT / 2.0, boxWidth, BOX_HEIGHT, lock ? 0 : BOX_HEIGHT, lock ? 0 : BOX_HEIGHT),
                    Theme.PAPER, lock ? Theme.QUIET : HOLDS);
            canvas.text(node, at.getX(), at.getY(), Overlay.Side.CENTRE, lock ? Lettering.plain(Theme.TEXT) : Lettering.bold(Theme.TEXT), Theme.INK);
        });
    }

    /** How wide the box of a name is. */
    private static double width(String node) {
        return Lettering.width(node, Lettering.bold(Theme.TEXT)) + 26;
    }

    private static void arrow(Overlay.Canvas canvas, Map<String, Point2D> places, String from, String to, boolean held) {
        Point2D start = edge(places.get(from), places.get(to), width(from)), end = edge(places.get(to), places.get(from), width(to));
        double angle = Math.atan2(end.getY() - start.getY(), end.getX() - start.getX()), length = 11;
        Color color = held ? HOLDS : WAITS;
        canvas.line(start.getX(), start.getY(), end.getX() - length * Math.cos(angle), end.getY() - length * Math.sin(angle),
                held ? Theme.stroke(2, 6, 4) : Theme.stroke(2.4), color);
        var head = new Path2D.Double();
        head.moveTo(end.getX(), end.getY());
        for (double side : new double[] {-0.45, 0.45}) head.lineTo(end.getX() - length * Math.cos(angle + side) * 1.1, end.getY() - length * Math.sin(angle + side) * 1.1);
        head.closePath();
        canvas.box(head, color, color);
    }

    /** Where the way from the middle of one box to another leaves its edge, and a little further. */
    private static Point2D edge(Point2D box, Point2D towards, double boxWidth) {
        double dx = towards.getX() - box.getX(), dy = towards.getY() - box.getY();
        double scale = Math.min(dx == 0 ? Double.MAX_VALUE : (boxWidth / 2 + GAP) / Math.abs(dx), dy == 0 ? Double.MAX_VALUE : (BOX_HEIGHT / 2.0 + GAP) / Math.abs(dy));
        return new Point2D.Double(box.getX() + dx * scale, box.getY() + dy * scale);
    }
}
