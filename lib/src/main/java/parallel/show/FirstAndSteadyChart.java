package parallel.show;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jfree.chart.axis.ValueAxis;
import parallel.measure.Timing;
import parallel.measure.Timings;

/** For each way its first run, a ring, and its steady median, a disc, with a line between them: how much of the first run is start-up. */
final class FirstAndSteadyChart {

    private static final String FIRST = "first run", STEADY = "steady";

    private FirstAndSteadyChart() { }

    static Picture of(String title, Timings times) {
        List<Timing> rows = times.rows();
        double high = all(times).max().orElseThrow(), low = all(times).min().orElseThrow();
        boolean log = TimesChart.far(high, low);
        var frame = new Rows(times.names(), 44);
        for (int i = 0; i < rows.size(); i++) {
            double steady = shown(rows.get(i).medianNanos()), first = shown(rows.get(i).firstNanos());
            frame.add(STEADY, i, 0, steady, steady, steady);
            frame.add(FIRST, i, 0, first, first, first);
        }
        // the words stand in the first row only, the values in every row
        double room = Lettering.widest(List.of(FIRST, STEADY), Lettering.plain(Theme.TEXT)) + 20
                + Lettering.widest(rows.stream().flatMap(row -> List.of(Units.time(row.firstNanos()), Units.time(row.medianNanos())).stream())
                        .toList(), Lettering.bold(Theme.TEXT)) + 8;
        ValueAxis x = Theme.scale("time for one call" + (log ? " (logarithmic)" : ""), log, shown(low), high, frame.pixels(), room, room, Units::tick);
        var plot = frame.plot(x, canvas -> {
            for (int i = 0; i < rows.size(); i++) {
                canvas.line(canvas.area.getMinX(), canvas.y(i), canvas.area.getMaxX(), canvas.y(i), Theme.DOTS, Theme.AXIS);
            }
        }, canvas -> {
            for (int i = 0; i < rows.size(); i++) {
                double first = canvas.x(shown(rows.get(i).firstNanos())), steady = canvas.x(shown(rows.get(i).medianNanos())), y = canvas.y(i);
                canvas.line(first, y, steady, y, Theme.stroke(2.4), Theme.BAR);
                canvas.mark(Theme.cue(0).shape(), first, y, Theme.PAPER, Theme.cue(1).color());
                canvas.mark(Theme.cue(0).shape(), steady, y, Theme.BLUE, Theme.PAPER);
                boolean slower = rows.get(i).firstNanos() >= rows.get(i).medianNanos();
                label(canvas, Units.time(rows.get(i).firstNanos()), i == 0 ? FIRST : "", first, y, slower, Theme.cue(1));
                label(canvas, Units.time(rows.get(i).medianNanos()), i == 0 ? STEADY : "", steady, y, !slower, Theme.cue(0));
            }
        });
        String words = rows.stream().map(row -> row.name() + " first " + Units.time(row.firstNanos()) + ", then "
                + Units.time(row.medianNanos())).collect(Collectors.joining("; "));
        return Theme.picture(title, times.what() + "; the very first run (ring) and the median of the later ones (disc)",
                SmallPrint.of(times), plot, frame.height(), times.what() + ": " + words + ".", ChartData.firstAndSteady(times));
    }

    /** The value in bold, and in the first row its name in plain letters on its outer side. */
    private static void label(Overlay.Canvas canvas, String value, String name, double x, double y, boolean right, Theme.Cue cue) {
        double step = Lettering.width(value, Lettering.bold(Theme.TEXT)) + 18;
        Overlay.Side side = right ? Overlay.Side.RIGHT : Overlay.Side.LEFT;
        canvas.text(value, x + (right ? 12 : -12), y, side, Lettering.bold(Theme.TEXT), cue.letters());
        canvas.text(name, x + (right ? step : -step), y, side, Lettering.plain(Theme.TEXT), cue.letters());
    }

    private static double shown(double nanos) {
        return Math.max(nanos, TimesChart.LEAST_NANOS);
    }

    private static DoubleStream all(Timings times) {
        return times.rows().stream().flatMapToDouble(row -> DoubleStream.of(row.firstNanos(), row.medianNanos()));
    }
}
