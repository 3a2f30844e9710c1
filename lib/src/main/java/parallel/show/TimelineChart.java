package parallel.show;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jfree.chart.axis.ValueAxis;
import parallel.measure.Timeline;

/**
 * A row for each thread, a block for each span in which it was at work, and at the right how much of the time that was. Where spans have
 * labels, blocks of one label have one colour, and the label stands in each block that is wide enough for it.
 */
final class TimelineChart {

    /** More rows than this would not fit on a screen. */
    static final int MOST_LANES = 16;
    private static final int ROW = 36, BLOCK = 24;
    /** However short, a block can be seen. */
    private static final double THINNEST = 1.2;
    /** So many spans of a lane are told in words; more would be noise. */
    private static final int MOST_IN_WORDS = 12;

    private TimelineChart() { }

    static Picture of(String title, Timeline timeline) {
        List<Timeline.Lane> lanes = timeline.lanes().stream().limit(MOST_LANES).toList();
        var frame = new Rows(lanes.stream().map(Timeline.Lane::name).toList(), ROW);
        List<String> labels = lanes.stream().map(lane -> Units.percent(timeline.share(lane))).toList();
        ValueAxis x = Theme.scale("time since the beginning", false, 0, timeline.nanos(), frame.pixels(), 0,
                Lettering.widest(labels, Lettering.bold(Theme.TEXT)) + 12, Units::tick);
        List<String> named = timeline.labels();
        // a label must not have the colour of a lane whose blocks have none
        int first = lanes.stream().flatMap(lane -> lane.spans().stream()).anyMatch(span -> span.label().isEmpty()) ? lanes.size() : 0;
        var plot = frame.plot(x, canvas -> {
            for (int i = 0; i < lanes.size(); i++) {
                for (Timeline.Span span : lanes.get(i).spans()) {
                    double from = canvas.x(span.fromNanos());
                    if (span.label().isEmpty()) canvas.bar(from, Math.max(canvas.x(span.toNanos()), from + THINNEST), canvas.y(i), BLOCK, Theme.cue(i).color());
                    else labelled(canvas, span, canvas.y(i), Theme.cue(first + named.indexOf(span.label())));
                }
            }
        }, canvas -> {
            for (int i = 0; i < lanes.size(); i++) {
                canvas.text(labels.get(i), canvas.area.getMaxX(), canvas.y(i), Overlay.Side.LEFT, Lettering.bold(Theme.TEXT),
                        named.isEmpty() ? Theme.cue(i).letters() : Theme.INK);
            }
        });
        return Theme.picture(title, subtitle(timeline), SmallPrint.of(timeline), plot, frame.height(), words(timeline), ChartData.timeline(timeline));
    }

    /** A pale block, so that letters can be read on it, with an edge in full colour where it begins. */
    private static void labelled(Overlay.Canvas canvas, Timeline.Span span, double y, Theme.Cue cue) {
        double from = canvas.x(span.fromNanos()), to = canvas.x(span.toNanos()), edge = Math.min(4, to - from);
        canvas.bar(from, to, y, BLOCK, cue.pale());
        canvas.bar(from, from + edge, y, BLOCK, cue.color());
        for (float size : new float[] {Theme.SMALL, Theme.PRINT}) {
            if (Lettering.width(span.label(), Lettering.plain(size)) + edge + 3 > to - from) continue;
            canvas.text(span.label(), (from + edge + to) / 2, y, Overlay.Side.CENTRE, Lettering.plain(size), Theme.INK, cue.pale());
            break;
        }
    }

    private static String subtitle(Timeline timeline) {
        int left = timeline.lanes().size() - MOST_LANES;
        return timeline.what() + ", " + Units.time(timeline.nanos()) + "; a block is a stretch "
                + (timeline.labels().isEmpty() ? "in which the thread was " + timeline.doing() : "of work, or of what it names") + "; at the right its part of the time"
                + (left > 0 ? "; the first " + MOST_LANES + " of " + timeline.lanes().size() + " threads" : "");
    }

    private static String words(Timeline timeline) {
        return timeline.what() + " in " + Units.time(timeline.nanos()) + ": " + IntStream.range(0, Math.min(MOST_LANES, timeline.lanes().size()))
                .mapToObj(timeline.lanes()::get).map(lane -> lane.name() + (timeline.labels().isEmpty() ? " " + timeline.doing() : "") + " " + Units.percent(timeline.share(lane)) + " of the time in "
                        + lane.spans().size() + (lane.spans().size() == 1 ? " stretch" : " stretches") + labels(lane))
                .collect(Collectors.joining(", ")) + "; at most " + timeline.together() + " at the same moment.";
    }

    /** What was done in a lane, one after the other, for example {@code " (chop from 0 ns to 40 ms, drain from 40 ms to 52 ms)"}. */
    private static String labels(Timeline.Lane lane) {
        List<Timeline.Span> spans = lane.spans().stream().filter(span -> !span.label().isEmpty()).toList();
        return spans.isEmpty() ? "" : spans.stream().limit(MOST_IN_WORDS).map(span -> span.label() + " from " + Units.time(span.fromNanos()) + " to "
                + Units.time(span.toNanos())).collect(Collectors.joining(", ", " (", spans.size() > MOST_IN_WORDS ? ", and so on)" : ")"));
    }
}
