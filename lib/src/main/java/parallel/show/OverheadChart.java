package parallel.show;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jfree.chart.axis.ValueAxis;
import parallel.measure.Overhead;
import parallel.measure.Timing;

/**
 * A row for each way on one logarithmic scale: a full mark for what a task costs that does nothing, and a hollow one for the smallest piece of work worth sending, which is
 * computed from it.
 */
final class OverheadChart {

    private OverheadChart() { }

    static Picture of(String title, Overhead overhead) {
        List<Timing> rows = overhead.timings().rows();
        var frame = new Rows(overhead.timings().names(), 52);
        rows.forEach(row -> frame.add(row.name(), rows.indexOf(row), 0, each(overhead, row.lowNanos()), each(overhead, row.medianNanos()), each(overhead, row.highNanos())));
        List<String> labels = rows.stream().map(row -> label(overhead, row)).toList();
        double low = rows.stream().mapToDouble(row -> each(overhead, row.lowNanos())).min().orElseThrow();
        double high = rows.stream().mapToDouble(row -> end(overhead, row)).max().orElseThrow();
        ValueAxis x = Theme.scale("for one task (logarithmic)", true, low, high, frame.pixels(), 24, 24, Units::tick);
        var plot = frame.plot(x, canvas -> {
            for (int i = 0; i < rows.size(); i++) {
                double y = canvas.y(i);
                canvas.line(canvas.area.getMinX(), y, canvas.area.getMaxX(), y, Theme.DOTS, Theme.AXIS);
                canvas.line(canvas.x(each(overhead, rows.get(i).medianNanos())), y, canvas.x(end(overhead, rows.get(i))), y, Theme.stroke(2.4), Theme.cue(1).color());
            }
        }, canvas -> {
            for (int i = 0; i < rows.size(); i++) row(canvas, overhead, rows.get(i), i, labels.get(i));
        });
        return Theme.picture(title, overhead.timings().what() + "; " + SmallPrint.whiskers(rows.stream()) + "; hollow: the smallest piece of work worth sending, computed from it for "
                + cores(overhead), SmallPrint.of(overhead.timings()), plot, frame.height(), overhead.timings().what() + ", for each task: " + pays(overhead) + ".",
                ChartData.overhead(overhead));
    }

    /** What each way costs and from where on it pays, in words. */
    static String pays(Overhead overhead) {
        return overhead.timings().rows().stream().map(row -> row.name() + " " + label(overhead, row)).collect(Collectors.joining("; "));
    }

    private static String cores(Overhead overhead) {
        int cores = overhead.timings().machine().cores();
        return cores == 1 ? "1 core, where nothing is" : cores + " cores";
    }

    private static double each(Overhead overhead, double nanos) {
        return Math.max(nanos / overhead.tasks(), TimesChart.LEAST_NANOS);
    }

    /** Where the row's hollow mark is; its full one where there is none. */
    private static double end(Overhead overhead, Timing row) {
        return Math.max(overhead.paysFromNanos(row.name()).orElse(0), each(overhead, row.medianNanos()));
    }

    private static String label(Overhead overhead, Timing row) {
        OptionalDouble pays = overhead.paysFromNanos(row.name());
        return Units.time(overhead.nanos(row.name())) + (pays.isPresent() ? ", pays from " + Units.time(pays.getAsDouble()) : "");
    }

    /** The label stands above its row's line, at the side where it has room. */
    private static void row(Overlay.Canvas canvas, Overhead overhead, Timing row, int i, String label) {
        double at = canvas.x(each(overhead, row.medianNanos())), y = canvas.y(i), width = Lettering.width(label, Lettering.plain(Theme.TEXT));
        if (overhead.paysFromNanos(row.name()).isPresent()) canvas.mark(Theme.cue(1).shape(), canvas.x(end(overhead, row)), y, Theme.PAPER, Theme.cue(1).color());
        canvas.mark(Theme.cue(0).shape(), at, y, Theme.BLUE, Theme.PAPER);
        double left = Math.clamp(at - 5, canvas.area.getMinX() + 2, Math.max(canvas.area.getMinX() + 2, canvas.area.getMaxX() - width));
        canvas.text(label, left, y - 19, Overlay.Side.RIGHT, Lettering.plain(Theme.TEXT), Theme.INK);
    }
}
