package parallel.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * Writes down what was done when, as it is done, in labelled spans: a {@link Timeline} of a story that a program tells itself.
 *
 * <p>A {@link Recording} watches a strategy from outside; here each step of a program says what it is. A lane belongs to a thread
 * ({@link #step}) or to a thing that has none, a pot, say ({@link #lane(String)}). Time begins with the first step.
 * <pre>{@code
 * var journal = new Journal("dinner", "cook");
 * pool.submit(() -> journal.step("chop", () -> chop(carrot)));      // in the lane "cook", or "cook 1" if there are more of them
 * journal.timeline()
 * }</pre>
 * <p><b>Limits.</b> A span tells that a step was in progress, not that its thread had a core ({@link Turns} tells that). In one lane one step
 * at a time. Steps of one label without a pause between them become one span.
 * <b>Failure.</b> A step that throws is written down and its exception passed on. <b>Thread safety.</b> Any number of threads may write.
 * <b>Source.</b> The article, "Concurrent" and "Futures"; chapter 7.
 */
public final class Journal {

    /** A step that begins so soon after another one of the same label goes on with it: 0.2 ms. */
    private static final double SEAM_NANOS = 200_000;

    private static final String NO_LABEL = "the step's label is null: give a word, or \"\" for none", NO_WORK = "the step's work is null: name what is done";

    private final String what;
    private final String who;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final Map<Thread, Lane> threads = new HashMap<>();
    private final Neighbours neighbours = new Neighbours();
    private List<String> notes;
    private boolean begun;
    private long start;

    /** A journal whose threads are called so. */
    public Journal(String what) {
        this(what, "thread");
    }

    /**
     * A journal.
     *
     * @param what what it is about, for example {@code "dinner"}
     * @param who  what a thread is in it, for example {@code "cook"}; several threads are numbered in the order in which they first write
     */
    public Journal(String what, String who) {
        this.what = Objects.requireNonNull(what, "what the journal is of is null: give it a name");
        this.who = Objects.requireNonNull(who, "who works is null: give one word, for example \"thread\"");
    }

    /** A step that gives no answer, and may fail. */
    @FunctionalInterface
    public interface Action {
        /** Does it. */
        void run() throws Exception;
    }

    /** A row of the timeline. */
    public final class Lane {
        private final String name;
        private final List<Timeline.Span> spans = new ArrayList<>();

        private Lane(String name) {
            this.name = name;
        }

        /** Does a step in the calling thread, and writes it into this lane. */
        public <T> T step(String label, Callable<T> work) throws Exception {
            Objects.requireNonNull(label, NO_LABEL);
            Objects.requireNonNull(work, NO_WORK);
            long from = begin();
            try {
                return work.call();
            } finally {
                write(label, from, System.nanoTime());
            }
        }

        /** {@link #step(String, Callable)} for a step that gives no answer. */
        public void step(String label, Action work) throws Exception {
            Objects.requireNonNull(work, NO_WORK);
            step(label, () -> {
                work.run();
                return null;
            });
        }

        /**
         * Writes down a span that somebody else has measured.
         *
         * @param from when it began, by {@link System#nanoTime}; a moment before the first step counts as the beginning
         * @param to   when it ended
         */
        public void write(String label, long from, long to) {
            Objects.requireNonNull(label, NO_LABEL);
            if (to < from) throw new IllegalArgumentException(label + ": a step does not end before it begins, not " + from + " to " + to);
            synchronized (Journal.this) {
                if (!begun) start = from;
                begun = true;
                spans.add(new Timeline.Span(Math.max(0, from - start), Math.max(0, to - start), label));
            }
        }

        private Timeline.Lane finished() {
            List<Timeline.Span> joined = new ArrayList<>();
            for (Timeline.Span span : spans) {
                Timeline.Span last = joined.isEmpty() ? null : joined.getLast();
                if (last != null && !span.label().isEmpty() && last.label().equals(span.label()) && span.fromNanos() - last.toNanos() < SEAM_NANOS) {
                    joined.set(joined.size() - 1, new Timeline.Span(last.fromNanos(), span.toNanos(), span.label()));
                } else {
                    joined.add(span);
                }
            }
            return new Timeline.Lane(threads.size() == 1 && threads.containsValue(this) ? who : name, joined);
        }
    }

    /** Now, by {@link System#nanoTime}; the first moment asked for is where time begins. */
    public synchronized long begin() {
        long now = System.nanoTime();
        if (!begun) start = now;
        begun = true;
        return now;
    }

    /** The lane of this name; a new one is the next row below. */
    public synchronized Lane lane(String name) {
        return lanes.computeIfAbsent(Objects.requireNonNull(name, "the lane's name is null: say who works there"), Lane::new);
    }

    /** The lane of the calling thread. */
    public synchronized Lane lane() {
        return threads.computeIfAbsent(Thread.currentThread(), thread -> lane(who + " " + (threads.size() + 1)));
    }

    /** Does a step in the calling thread, and writes it into that thread's lane. */
    public <T> T step(String label, Callable<T> work) throws Exception {
        return lane().step(label, work);
    }

    /** {@link #step(String, Callable)} for a step that gives no answer. */
    public void step(String label, Action work) throws Exception {
        lane().step(label, work);
    }

    /**
     * What was written so far, up to the end of the last step that has ended. The first time it also asks what other programs did meanwhile.
     *
     * @throws IllegalStateException    if nothing was written yet
     * @throws IllegalArgumentException if two steps of one lane overlap
     */
    public synchronized Timeline timeline() {
        List<Timeline.Lane> finished = lanes.values().stream().map(Lane::finished).toList();
        double end = finished.stream().flatMap(lane -> lane.spans().stream()).mapToDouble(Timeline.Span::toNanos).max().orElse(0);
        if (end == 0) throw new IllegalStateException(what + ": nothing was written down yet");
        if (notes == null) notes = neighbours.note().stream().toList();
        return new Timeline(what, "at work", end, finished, Machine.here(), notes);
    }
}
