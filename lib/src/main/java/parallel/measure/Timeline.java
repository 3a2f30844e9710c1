package parallel.measure;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import parallel.Given;

/**
 * Who ran when: a lane for each thread, and in it the spans of time in which it was at work, or whatever was recorded.
 *
 * <p>{@link Timings} say how long; a timeline says whether two were at work at the same moment or took turns.
 * <pre>{@code
 * timeline.together()              // the most lanes at work at one moment
 * timeline.shareWithAtLeast(2)     // for which part of the time two or more were
 * }</pre>
 * <p><b>Thread safety.</b> Immutable. <b>Source.</b> The article, "Concurrency"; chapter 1.
 *
 * @param what    what was recorded, for example {@code "4 busy threads"}
 * @param doing   what a thread did in its spans, for example {@code "at work"}, {@code "waiting"}
 * @param nanos   how long, in ns, above 0
 * @param lanes   the lanes, from top to bottom; one at least
 * @param machine where
 * @param notes   what the reader must know to trust it, one line each; usually empty
 */
public record Timeline(String what, String doing, double nanos, List<Lane> lanes, Machine machine, List<String> notes) implements Serializable {

    private static final double SEAM = 0.02;

    /**
     * One thread.
     *
     * @param name  its name
     * @param spans when it was at work, in rising order, none overlapping the next; may be empty
     */
    public record Lane(String name, List<Span> spans) implements Serializable {

        /** @throws IllegalArgumentException if a span begins before the last one ended */
        public Lane {
            Objects.requireNonNull(name, "the lane's name is null: say who works there");
            spans = Given.list(spans, "the lane's spans", "an empty list means that it did nothing");
            for (int i = 1; i < spans.size(); i++) {
                if (spans.get(i).fromNanos < spans.get(i - 1).toNanos) {
                    throw new IllegalArgumentException(name + ": " + spans.get(i) + " begins before " + spans.get(i - 1) + " ends");
                }
            }
        }

        /** The middle one of its spans, in ns: half of them were shorter; 0 if there are none. */
        public double medianNanos() {
            return Timeline.medianNanos(spans.stream());
        }

        /** How long it was at work altogether, in ns. */
        public double busyNanos() {
            return spans.stream().mapToDouble(Span::nanos).sum();
        }
    }

    /**
     * A stretch of time, counted from the timeline's beginning.
     *
     * @param fromNanos when it began, in ns, 0 or later
     * @param toNanos   when it ended, in ns, not before it began
     * @param label     what was done in it, in a word or two; empty where the timeline's {@code doing} says it all
     */
    public record Span(double fromNanos, double toNanos, String label) implements Serializable {

        /** A stretch without a label. */
        public Span(double fromNanos, double toNanos) {
            this(fromNanos, toNanos, "");
        }

        /** @throws IllegalArgumentException if it ends before it begins, or begins before 0 */
        public Span {
            Objects.requireNonNull(label, "the span's label is null: give a word, or \"\" for none");
            if (!(fromNanos >= 0 && toNanos >= fromNanos && toNanos < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a span begins at 0 or later and does not end before that, not " + fromNanos + " to " + toNanos);
            }
        }

        /** How long it is, in ns. */
        public double nanos() {
            return toNanos - fromNanos;
        }
    }

    /** @throws IllegalArgumentException if there are no lanes, the length is not above 0, or a span ends after it */
    public Timeline {
        Objects.requireNonNull(what, "what happened is null: give it a name");
        Objects.requireNonNull(doing, "what a lane at work does is null: give a word, for example \"at work\"");
        Objects.requireNonNull(machine, "the machine is null: give Machine.here()");
        if (!(nanos > 0 && nanos < Double.POSITIVE_INFINITY)) throw new IllegalArgumentException("a timeline is longer than 0 ns, not " + nanos);
        lanes = Given.list(lanes, "the lanes", "give one for each thread");
        notes = Given.list(notes, "the notes", "an empty list means none");
        if (lanes.isEmpty()) throw new IllegalArgumentException(what + ": a timeline needs at least one lane");
        for (Lane lane : lanes) {
            if (!lane.spans.isEmpty() && lane.spans.getLast().toNanos > nanos) {
                throw new IllegalArgumentException(lane.name + ": " + lane.spans.getLast() + " ends after the timeline's " + nanos + " ns");
            }
        }
    }

    static double medianNanos(Stream<Span> spans) {
        double[] sorted = spans.mapToDouble(Span::nanos).sorted().toArray();
        return sorted.length == 0 ? 0 : Timing.middle(sorted);
    }

    /**
     * The most lanes that were at work at the same moment; 0 if none ever was. Moments that come to less than 2 % of the time do not
     * count: they are seams, where one takes over from another a little before its end was noticed.
     */
    public int together() {
        int most = lanes.size();
        while (most > 0 && shareWithAtLeast(most) < SEAM) most--;
        return most;
    }

    /** The note that other programs kept the cores busy meanwhile, if they did: then lanes may have waited for those. */
    public Optional<String> disturbed() {
        return notes.stream().filter(Neighbours::isNote).findFirst();
    }

    /** For which part of the time, 0 to 1, so many lanes or more were at work at the same moment; seams count here. */
    public double shareWithAtLeast(int lanesAtWork) {
        double[] nanosWith = nanosWith();
        double sum = 0;
        for (int n = Math.max(0, lanesAtWork); n < nanosWith.length; n++) sum += nanosWith[n];
        return sum / nanos;
    }

    /** The labels of its spans, each once, in the order of the lanes; none if no span has one. */
    public List<String> labels() {
        return lanes.stream().flatMap(lane -> lane.spans.stream()).map(Span::label).filter(label -> !label.isEmpty()).distinct().toList();
    }

    /** The part of the time in which this lane was at work, 0 to 1. */
    public double share(Lane lane) {
        return Objects.requireNonNull(lane, "the lane is null: give one of lanes()").busyNanos() / nanos;
    }

    /**
     * The beginning of this timeline, of this length at most: a picture of all of it would show only bands.
     *
     * @throws IllegalArgumentException if the length is not above 0
     */
    public Timeline first(Duration length) {
        Objects.requireNonNull(length, "the length is null: say how much of the beginning to keep");
        double end = Math.min(length.toNanos(), nanos);
        return new Timeline(what, doing, end, lanes.stream().map(lane -> new Lane(lane.name, lane.spans.stream()
                .filter(span -> span.fromNanos < end).map(span -> new Span(span.fromNanos, Math.min(span.toNanos, end), span.label)).toList())).toList(),
                machine, notes);
    }

    /** A moment at which a lane begins (+1) or ends (−1) to be at work. */
    private record Change(double at, int by) { }

    /** For how many ns exactly so many lanes were at work: from 0 to all. */
    private double[] nanosWith() {
        List<Change> changes = new ArrayList<>();
        for (Lane lane : lanes) {
            for (Span span : lane.spans) {
                if (span.nanos() == 0) continue;                  // its end would be counted before its beginning
                changes.add(new Change(span.fromNanos, 1));
                changes.add(new Change(span.toNanos, -1));
            }
        }
        changes.sort(Comparator.comparingDouble(Change::at).thenComparingInt(Change::by));        // who ends makes room for who begins
        double[] nanosWith = new double[lanes.size() + 1];
        double since = 0;
        int atWork = 0;
        for (Change change : changes) {
            nanosWith[atWork] += change.at - since;
            since = change.at;
            atWork += change.by;
        }
        nanosWith[atWork] += nanos - since;
        return nanosWith;
    }
}
