package parallel.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import parallel.Task;

/**
 * The final concurrent way: a fixed pool of threads, one task per input, one {@link Future} per answer.
 *
 * <p>{@link ThreadPerTask} pays for a thread per input and {@link SharedQueue} needs a lock around its answers; here each task
 * returns its answer through a {@code Future}, and one thread, the caller, builds the list: there is nothing to lock.
 * The pool is made and closed within each call, as in the article; {@link #kept} keeps it and shows what that saves.
 * <pre>{@code
 * new ThreadPool(4).map(List.of(2L, 9L, 97L), PrimeCheck::isPrime);   // [true, false, true]
 * }</pre>
 * <p><b>Failure.</b> The first task that throws cancels the rest and is rethrown as {@link TaskFailedException}.
 * <b>Interrupt.</b> Cancels what is left, waits for the threads to end, then throws {@link InterruptedException}.
 * <b>Memory effects.</b> A task's actions <i>happen-before</i> the return of its future's {@code get}.
 * <b>Thread safety.</b> Immutable; each call owns its threads and leaves none behind.
 * <b>Source.</b> The article, "The Final Concurrent Way"; chapter 6.
 *
 * @param threads how many threads at most, 1 to 1,000; a thread is started only when there is an input for it
 */
public record ThreadPool(int threads) implements Strategy {

    /** @throws IllegalArgumentException if the number of threads is out of range */
    public ThreadPool {
        Settings.threads("ThreadPool", threads);
    }

    /**
     * A pool whose threads live until {@link Strategy#close()}: what a pool is for.
     *
     * @param threads how many threads at most, 1 to 1,000
     * @throws IllegalArgumentException if the number of threads is out of range
     */
    public static Strategy kept(int threads) {
        return new KeptPool(threads);
    }

    @Override
    public String name() {
        return "thread pool (" + threads + ")";
    }

    @Override
    public <T, R> List<R> map(List<T> inputs, Task<? super T, ? extends R> task)
            throws InterruptedException {
        try (var call = new Call<T, R>(this, inputs, task)) {
            ExecutorService pool =
                    call.owning(Executors.newFixedThreadPool(threads, call::newThread));
            List<Future<R>> futures = new ArrayList<>(call.size());
            for (int i = 0; i < call.size(); i++) futures.add(call.submit(pool, i));
            return call.collect(futures);                      // get() of each, in order
        }
    }
}
