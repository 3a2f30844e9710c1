package parallel.show;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jfree.chart.axis.ValueAxis;
import parallel.measure.Machine;
import parallel.workload.Crowd;

/** A row for each crowd: how many of its waits are over in a second, on a log axis, and at the right how much memory its threads take. */
final class CrowdChart {

    private static final int ROW = 44, GAP = 24;
    private static final String MEMORY = "memory", UNKNOWN = "not known";

    private CrowdChart() { }

    static Picture of(String title, List<Crowd> crowds) {
        if (crowds.isEmpty()) throw new IllegalArgumentException("there is nothing to draw: no crowds were given");
        if (crowds.stream().map(Crowd::each).distinct().count() > 1) throw new IllegalArgumentException("crowds beside each other need waits of the same length");
        var frame = new Rows(Stream.concat(Stream.of(""), crowds.stream().map(CrowdChart::name)).toList(), ROW);       // the top row is the columns' head
        List<String> labels = crowds.stream().map(CrowdChart::perSecond).toList(), memory = crowds.stream().map(CrowdChart::memory).toList();
        double column = GAP + Math.max(Lettering.width(MEMORY, Lettering.plain(Theme.SMALL)), Lettering.widest(memory, Lettering.plain(Theme.TEXT)));
        double most = crowds.stream().mapToDouble(Crowd::waitsPerSecond).max().orElseThrow(), least = crowds.stream().mapToDouble(Crowd::waitsPerSecond).min().orElseThrow();
        ValueAxis x = Theme.scale("waits that are over in a second (logarithmic)", true, least / 2, most, frame.pixels(), 24,
                Lettering.widest(labels, Lettering.bold(Theme.TEXT)) + 18 + column, value -> Units.number(value));
        var plot = frame.plot(x, canvas -> {
            for (int i = 1; i <= crowds.size(); i++) canvas.line(canvas.area.getMinX(), canvas.y(i), canvas.area.getMaxX(), canvas.y(i), Theme.DOTS, Theme.AXIS);
        }, canvas -> {
            double right = canvas.area.getMaxX();
            canvas.text(MEMORY, right, canvas.y(0) + 8, Overlay.Side.LEFT, Lettering.plain(Theme.SMALL), Theme.SUBTLE);
            for (int i = 0; i < crowds.size(); i++) {
                double at = canvas.x(crowds.get(i).waitsPerSecond()), y = canvas.y(i + 1);
                boolean best = crowds.get(i).waitsPerSecond() == most;
                canvas.mark(Theme.cue(0).shape(), at, y, best ? Theme.BLUE : Theme.QUIET, Theme.PAPER);
                canvas.text(labels.get(i), at + 12, y, Overlay.Side.RIGHT, best ? Lettering.bold(Theme.TEXT) : Lettering.plain(Theme.TEXT), best ? Theme.BLUE : Theme.INK);
                canvas.text(memory.get(i), right, y, Overlay.Side.LEFT, Lettering.plain(Theme.TEXT), Theme.INK, Theme.PAPER);
            }
        });
        return Theme.picture(title, "Each wait takes " + Units.time(crowds.getFirst().each().toNanos()) + "; further right is more; at the right, how much larger the process was while all waited",
                Stream.concat(Stream.of(Machine.here().toString()), crowds.stream().map(Crowd::note).filter(note -> !note.isEmpty())).distinct().collect(Collectors.joining(" · ")),
                plot, frame.height(), crowds.stream().map(crowd -> crowd.way() + ": " + count(crowd.waits()) + " waits in " + Units.time(crowd.nanos()) + ", "
                        + Units.multiple(crowd.multiple()) + " one wait, memory " + memory(crowd)).collect(Collectors.joining("; ")) + ".", ChartData.crowds(crowds));
    }

    /** A pool of few threads says of how many waits it speaks; elsewhere it is a thread for each. */
    private static String name(Crowd crowd) {
        return crowd.threads() == crowd.waits() ? count(crowd.threads()) + " " + crowd.way() : crowd.way() + ", " + count(crowd.waits()) + " waits";
    }

    private static String perSecond(Crowd crowd) {
        return Units.number(crowd.waitsPerSecond());
    }

    private static String memory(Crowd crowd) {
        return crowd.bytes().isPresent() ? Units.bytes(crowd.bytes().getAsLong()) : UNKNOWN;
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
