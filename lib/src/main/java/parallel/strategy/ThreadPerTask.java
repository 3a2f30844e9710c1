package parallel.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import parallel.Task;

/**
 * A new platform thread for every input: all are started, then all are joined.
 *
 * <p>{@link Sequential} has no threads to pay for; this way pays for as many as there are inputs, each with a stack of its own.
 * The threads inherit from {@link Thread}, as the article's do, and each keeps its answer in a field.
 * <pre>{@code
 * new ThreadPerTask().map(List.of(2L, 9L, 97L), PrimeCheck::isPrime);   // [true, false, true], on three threads
 * }</pre>
 * <p><b>Limits.</b> At most {@value #MOST_INPUTS} inputs; more are refused before the first thread starts.
 * <b>Failure, interrupt.</b> As {@link Strategy} promises. <b>Memory effects.</b> A thread's actions <i>happen-before</i> the
 * return from its {@code join} (JLS 17.4.5), which is why its field may be read then without a lock.
 * <b>Thread safety.</b> Keeps nothing between calls; safe.
 * <b>Source.</b> The article, "The Concurrent Way 1"; chapter 6.
 */
public record ThreadPerTask() implements Strategy {

    /** The most inputs, and so threads, of one call. */
    public static final int MOST_INPUTS = 5_000;

    @Override
    public String name() {
        return "thread per task";
    }

    @Override
    public <T, R> List<R> map(List<T> inputs, Task<? super T, ? extends R> task)
            throws InterruptedException {
        try (var call = new Call<T, R>(this, inputs, task)) {
            if (call.size() > MOST_INPUTS) throw tooMany(call.size());
            List<TaskThread<R>> threads = new ArrayList<>(call.size());
            for (int i = 0; i < call.size(); i++) threads.add(new TaskThread<>(call, i));
            for (TaskThread<R> thread : threads) call.start(thread);
            call.join();                                       // all of them
            return threads.stream().map(thread -> thread.answer).toList();
        }
    }

    /** A thread that does one task. */
    private static final class TaskThread<R> extends Thread {
        private final Call<?, R> call;
        private final int index;
        private R answer;

        TaskThread(Call<?, R> call, int index) {
            super(call.nextName());
            this.call = call;
            this.index = index;
        }

        @Override
        public void run() {
            answer = call.perform(index);
        }
    }

    private static IllegalArgumentException tooMany(int inputs) {
        return new IllegalArgumentException(String.format(Locale.ROOT, "ThreadPerTask: at most %,d inputs, not %,d: each would be "
                + "a thread of its own; a ThreadPool does more inputs on few threads", MOST_INPUTS, inputs));
    }
}
