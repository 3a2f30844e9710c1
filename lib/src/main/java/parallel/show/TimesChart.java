package parallel.show;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jfree.chart.axis.ValueAxis;
import parallel.measure.Timing;
import parallel.measure.Timings;

/**
 * A row for each way with its median and interval. Bars from zero while all are of one size; dots on a log axis when the largest is
 * more than {@value #FAR} times the smallest, because a bar on a log axis has no true zero.
 */
final class TimesChart {

    /** From which ratio on a linear axis would hide the small ones. */
    static final double FAR = 8;
    private static final int BAR = 22;
    /** The least time that a log axis shows: less than any clock can tell. */
    static final double LEAST_NANOS = 0.1;

    private TimesChart() { }

    static Picture of(String title, Timings times) {
        List<Timing> rows = times.rows();
        boolean log = far(times.slowest().medianNanos(), times.fastest().medianNanos());
        Set<String> fastest = Best.names(times);
        var frame = new Rows(times.names(), rows.size() > 12 ? 30 : 40).capped(!log && rows.stream().anyMatch(row -> row.samples() > 1));
        rows.forEach(row -> frame.add(row.name(), rows.indexOf(row), 0, Math.max(row.lowNanos(), LEAST_NANOS),
                Math.max(row.medianNanos(), LEAST_NANOS), Math.max(row.highNanos(), LEAST_NANOS)));
        List<String> labels = rows.stream().map(row -> label(row, fastest)).toList();
        ValueAxis x = Theme.scale("time for one call" + (log ? " (logarithmic)" : ""), log,
                Math.max(LEAST_NANOS, rows.stream().mapToDouble(Timing::lowNanos).min().orElseThrow()),
                rows.stream().mapToDouble(Timing::highNanos).max().orElseThrow(), frame.pixels(), 24,
                Lettering.widest(labels, Lettering.bold(Theme.TEXT)) + 18, Units::tick);
        var plot = frame.plot(x, canvas -> {
            for (int i = 0; i < rows.size(); i++) {
                double at = canvas.x(Math.max(rows.get(i).medianNanos(), LEAST_NANOS)), y = canvas.y(i);
                boolean best = fastest.contains(rows.get(i).name());
                // across the whole row: a stem up to the dot would look like a bar, which has no true length here
                if (log) canvas.line(canvas.area.getMinX(), y, canvas.area.getMaxX(), y, Theme.DOTS, Theme.AXIS);
                else canvas.bar(canvas.area.getMinX(), at, y, BAR, best ? Theme.BLUE : Theme.BAR);
            }
        }, canvas -> {
            for (int i = 0; i < rows.size(); i++) {
                Timing row = rows.get(i);
                boolean best = fastest.contains(row.name());
                if (log) {
                    canvas.mark(Theme.cue(0).shape(), canvas.x(Math.max(row.medianNanos(), LEAST_NANOS)), canvas.y(i),
                            best ? Theme.BLUE : Theme.QUIET, Theme.PAPER);
                }
                canvas.text(labels.get(i), Math.max(canvas.x(Math.max(row.highNanos(), LEAST_NANOS)) + 12, canvas.area.getMinX() + 12),
                        canvas.y(i), Overlay.Side.RIGHT, best ? Lettering.bold(Theme.TEXT) : Lettering.plain(Theme.TEXT), best ? Theme.BLUE : Theme.INK);
            }
        });
        return Theme.picture(title, times.what() + "; " + SmallPrint.whiskers(rows.stream()) + "; "
                + (log ? "further left is faster" : "shorter is faster"), SmallPrint.of(times), plot, frame.height(),
                times.what() + ": " + labelled(rows, fastest) + ".", ChartData.times(times));
    }

    /** Whether two times are too far apart for one linear axis. */
    static boolean far(double large, double small) {
        return small > 0 && large / small > FAR;
    }

    private static String label(Timing row, Set<String> fastest) {
        return Units.time(row.medianNanos())
                + (!fastest.contains(row.name()) ? "" : fastest.size() == 1 ? "  fastest" : "  among the fastest");
    }

    private static String labelled(List<Timing> rows, Set<String> fastest) {
        String all = rows.stream().map(row -> row.name() + " " + Units.time(row.medianNanos()) + (!fastest.contains(row.name()) ? ""
                : fastest.size() == 1 ? " (fastest)" : " (among the fastest)")).collect(Collectors.joining(", "));
        return fastest.isEmpty() && rows.size() > 1 ? all + "; no difference found" : all;
    }
}
