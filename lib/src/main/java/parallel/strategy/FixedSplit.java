package parallel.strategy;

import java.util.List;
import parallel.Task;

/**
 * A few threads, each with a part of the inputs that is fixed beforehand. Nothing is shared, so nothing is locked.
 *
 * <p>{@link SharedQueue} gives the next input to whoever is free; here a thread with hard inputs is left alone with them while the
 * others are done. Thread <i>t</i> of <i>n</i> takes every <i>n</i>-th input from the <i>t</i>-th on and writes only its own slots.
 * <pre>{@code
 * new FixedSplit(2).map(List.of(2L, 9L, 97L), PrimeCheck::isPrime);   // one thread: 2 and 97, the other: 9
 * }</pre>
 * <p><b>Failure, interrupt.</b> As {@link Strategy} promises. <b>Memory effects.</b> A thread's end <i>happens-before</i> the return
 * from its {@code join} (JLS 17.4.5). <b>Thread safety.</b> Immutable; each call owns its threads.
 * <b>Source.</b> For the article's "The Concurrent Way 2": what is left of it when only the number of threads changes; chapter 6.
 *
 * @param threads how many threads, 1 to 1,000; all are started, however few the inputs
 */
public record FixedSplit(int threads) implements Strategy {

    /** @throws IllegalArgumentException if the number of threads is out of range */
    public FixedSplit {
        Settings.threads("FixedSplit", threads);
    }

    @Override
    public String name() {
        return "fixed split (" + threads + ")";
    }

    @Override
    public <T, R> List<R> map(List<T> inputs, Task<? super T, ? extends R> task)
            throws InterruptedException {
        try (var call = new Call<T, R>(this, inputs, task)) {
            R[] answers = call.places();
            for (int t = 0; t < threads; t++) {
                int first = t;
                call.start(new Thread(() -> {
                    for (int i = first; i < answers.length; i += threads) answers[i] = call.perform(i);
                }, call.nextName()));
            }
            return call.joined(answers);
        }
    }
}
