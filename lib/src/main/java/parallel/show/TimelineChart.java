package parallel.show;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jfree.chart.axis.ValueAxis;
import parallel.measure.Timeline;

/** A row for each thread, a block for each span in which it was at work, and at the right how much of the time that was. */
final class TimelineChart {

    /** More rows than this would not fit on a screen. */
    static final int MOST_LANES = 16;
    private static final int ROW = 36, BLOCK = 24;

    private TimelineChart() { }

    static Picture of(String title, Timeline timeline) {
        List<Timeline.Lane> lanes = timeline.lanes().stream().limit(MOST_LANES).toList();
        var frame = new Rows(lanes.stream().map(Timeline.Lane::name).toList(), ROW);
        List<String> labels = lanes.stream().map(lane -> Units.percent(timeline.share(lane))).toList();
        ValueAxis x = Theme.scale("time since the beginning", false, 0, timeline.nanos(), frame.pixels(), 0,
                Lettering.widest(labels, Lettering.bold(Theme.TEXT)) + 12, Units::tick);
        var plot = frame.plot(x, canvas -> {
            for (int i = 0; i < lanes.size(); i++) {
                for (Timeline.Span span : lanes.get(i).spans()) {
                    canvas.bar(canvas.x(span.fromNanos()), canvas.x(span.toNanos()), canvas.y(i), BLOCK, Theme.cue(i).color());
                }
            }
        }, canvas -> {
            for (int i = 0; i < lanes.size(); i++) {
                canvas.text(labels.get(i), canvas.x(timeline.nanos()) + 10, canvas.y(i), Overlay.Side.RIGHT, Lettering.bold(Theme.TEXT),
                        Theme.cue(i).letters());
            }
        });
        return Theme.picture(title, subtitle(timeline), SmallPrint.of(timeline), plot, frame.height(), words(timeline));
    }

    private static String subtitle(Timeline timeline) {
        int left = timeline.lanes().size() - MOST_LANES;
        return timeline.what() + ", " + Units.time(timeline.nanos()) + "; a block is a stretch in which the thread was " + timeline.doing() + ", at the right its part of the time"
                + (left > 0 ? "; the first " + MOST_LANES + " of " + timeline.lanes().size() + " threads" : "");
    }

    private static String words(Timeline timeline) {
        return timeline.what() + " in " + Units.time(timeline.nanos()) + ": " + IntStream.range(0, Math.min(MOST_LANES, timeline.lanes().size()))
                .mapToObj(timeline.lanes()::get).map(lane -> lane.name() + " " + timeline.doing() + " " + Units.percent(timeline.share(lane)) + " of the time in "
                        + lane.spans().size() + (lane.spans().size() == 1 ? " stretch" : " stretches"))
                .collect(Collectors.joining(", ")) + "; at most " + timeline.together() + " at the same moment.";
    }
}
