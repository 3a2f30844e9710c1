package parallel.show;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * A log axis with labels in words. JFreeChart's own sets its labels on uneven baselines and marks powers of ten only, which leaves a
 * range from 3 ms to 8 ms without any label; this one takes as many of 1, 2, 5, 10 … as stand apart from each other.
 */
@SuppressWarnings("serial")
final class LogScale extends LogAxis {

    private static final int[][] STEPS = {{1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 2, 5}, {1, 3}, {1}};

    private final transient DoubleFunction<String> words;

    private final List<Double> wanted;

    LogScale(String label, DoubleFunction<String> words) {
        this(label, words, List.of());
    }

    /** @param wanted the only values to be marked, in rising order, as far as they have room; none: round values */
    LogScale(String label, DoubleFunction<String> words, List<Double> wanted) {
        super(label);
        this.words = words;
        this.wanted = wanted;
    }

    @Override
    public List<ValueTick> refreshTicks(Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
        boolean horizontal = edge == RectangleEdge.TOP || edge == RectangleEdge.BOTTOM;
        TextAnchor anchor = horizontal ? edge == RectangleEdge.TOP ? TextAnchor.BOTTOM_CENTER : TextAnchor.TOP_CENTER
                : edge == RectangleEdge.LEFT ? TextAnchor.CENTER_RIGHT : TextAnchor.CENTER_LEFT;
        return values(area, edge, horizontal).stream()
                .<ValueTick>map(value -> new NumberTick(value, words.apply(value), anchor, TextAnchor.CENTER, 0)).toList();
    }

    /** The densest labels that leave each other room. */
    private List<Double> values(Rectangle2D area, RectangleEdge edge, boolean horizontal) {
        List<Double> values = new ArrayList<>();
        for (double value : wanted) {
            values.add(value);
            if (!fit(values, area, edge, horizontal)) values.removeLast();
        }
        if (!values.isEmpty()) return values;
        for (int[] steps : STEPS) {
            values = values(steps, 1);
            if (fit(values, area, edge, horizontal)) return values;
        }
        for (int decades = 2; decades < 100 && !fit(values, area, edge, horizontal); decades++) values = values(STEPS[3], decades);
        return values;
    }

    private List<Double> values(int[] steps, int decades) {
        List<Double> values = new ArrayList<>();
        int last = (int) Math.ceil(Math.log10(getUpperBound()));
        for (int power = (int) Math.floor(Math.log10(getLowerBound())); power <= last; power++) {
            if (Math.floorMod(power, decades) != 0) continue;
            for (int step : steps) {
                double value = power < 0 ? step / Math.pow(10, -power) : step * Math.pow(10, power);
                if (getRange().contains(value)) values.add(value);
            }
        }
        return values;
    }

    private boolean fit(List<Double> values, Rectangle2D area, RectangleEdge edge, boolean horizontal) {
        if (wanted.isEmpty() && values.size() > 8) return false;
        for (int i = 1; i < values.size(); i++) {
            double apart = Math.abs(valueToJava2D(values.get(i), area, edge) - valueToJava2D(values.get(i - 1), area, edge));
            double need = horizontal ? (Lettering.width(words.apply(values.get(i)), getTickLabelFont())
                    + Lettering.width(words.apply(values.get(i - 1)), getTickLabelFont())) / 2 + 24 : 34;
            if (apart < need) return false;
        }
        return true;
    }
}
