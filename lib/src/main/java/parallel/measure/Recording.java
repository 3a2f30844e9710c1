package parallel.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import parallel.Task;
import parallel.strategy.Strategy;

/**
 * Records when each thread did a task, while a way does a list: a {@link Timeline} of one call, where an {@link Experiment} gives times of many.
 *
 * <pre>{@code
 * Recording.of(new ThreadPool(4), requests, server::get, "waiting")
 * }</pre>
 * <p><b>Limits.</b> Threads of this JVM only; child processes refuse a task that is recorded. The first call of a cold way looks as cold as it
 * is, so the way does the list once before.
 * <b>Failure, interrupt.</b> As the way promises. <b>Source.</b> Chapter 3.
 */
public final class Recording {

    private final long start = System.nanoTime();
    private final Map<Thread, List<Timeline.Span>> spans = new LinkedHashMap<>();

    private Recording() { }

    /**
     * Lets a way do the list twice and records the second time.
     *
     * @param doing what a thread does in a task, for example {@code "waiting"}
     * @throws IllegalArgumentException if there are no inputs
     * @throws InterruptedException     if the calling thread is interrupted
     */
    public static <T, R> Timeline of(Strategy way, List<T> inputs, Task<? super T, ? extends R> task, String doing) throws InterruptedException {
        Objects.requireNonNull(way, "the way is null: name one, for example new ThreadPool(4)");
        Objects.requireNonNull(inputs, "the list of inputs is null: give one input at least");
        Objects.requireNonNull(task, "the task is null: name the work to be done on each input");
        Objects.requireNonNull(doing, "what the threads do is null: give it a name");
        if (inputs.isEmpty()) throw new IllegalArgumentException("nothing to record: the list has no inputs");
        way.map(inputs, task);
        var recording = new Recording();
        way.map(inputs, recording.around(task));
        double end = System.nanoTime() - recording.start;
        return new Timeline(way.name() + ", " + Experiment.describe(inputs), doing, end, recording.lanes(), Machine.here(), List.of());
    }

    private <T, R> Task<T, R> around(Task<? super T, ? extends R> task) {
        return input -> {
            long from = System.nanoTime();
            try {
                return task.apply(input);
            } finally {
                add(Thread.currentThread(), new Timeline.Span(from - start, System.nanoTime() - start));
            }
        };
    }

    private synchronized void add(Thread thread, Timeline.Span span) {
        spans.computeIfAbsent(thread, t -> new ArrayList<>()).add(span);
    }

    /** In the order in which the threads began. */
    private synchronized List<Timeline.Lane> lanes() {
        List<List<Timeline.Span>> order = new ArrayList<>(spans.values());
        order.sort((a, b) -> Double.compare(a.getFirst().fromNanos(), b.getFirst().fromNanos()));
        List<Timeline.Lane> lanes = new ArrayList<>();
        for (List<Timeline.Span> each : order) lanes.add(new Timeline.Lane("thread " + (lanes.size() + 1), each));
        return lanes;
    }
}
