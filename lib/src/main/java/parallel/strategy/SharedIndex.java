package parallel.strategy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import parallel.Task;

/**
 * A few threads that share one number: the next input to be done. Whoever is free counts it up and does that input.
 *
 * <p>It does what {@link SharedQueue} does without a queue and without a lock: for a list that is complete beforehand an atomic
 * counter is queue enough, and answers that each have a slot of their own need no lock.
 * <pre>{@code
 * new SharedIndex(4).map(List.of(2L, 9L, 97L), PrimeCheck::isPrime);   // [true, false, true]
 * }</pre>
 * <p><b>Failure, interrupt.</b> As {@link Strategy} promises. <b>Memory effects.</b> A thread's end <i>happens-before</i> the return
 * from its {@code join} (JLS 17.4.5). <b>Thread safety.</b> Immutable; each call owns its threads and counter.
 * <b>Source.</b> For the article's "The Concurrent Way 2": is a queue a good way to consume the input? Chapter 6.
 *
 * @param threads how many threads, 1 to 1,000; all are started, however few the inputs
 */
public record SharedIndex(int threads) implements Strategy {

    /** @throws IllegalArgumentException if the number of threads is out of range */
    public SharedIndex {
        Settings.threads("SharedIndex", threads);
    }

    @Override
    public String name() {
        return "shared index (" + threads + ")";
    }

    @Override
    public <T, R> List<R> map(List<T> inputs, Task<? super T, ? extends R> task)
            throws InterruptedException {
        try (var call = new Call<T, R>(this, inputs, task)) {
            R[] answers = call.places();
            AtomicInteger next = new AtomicInteger();
            Runnable work = () -> {
                for (int i = next.getAndIncrement(); i < answers.length; i = next.getAndIncrement()) {
                    answers[i] = call.perform(i);
                }
            };
            for (int t = 0; t < threads; t++) call.start(new Thread(work, call.nextName()));
            return call.joined(answers);
        }
    }
}
