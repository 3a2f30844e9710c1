package parallel.strategy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import parallel.Task;

/**
 * A few threads that take inputs from one queue and store answers in one map, under a lock.
 *
 * <p>{@link ThreadPerTask} starts a thread for every input; here a few threads serve them all. The queue is thread-safe by
 * itself. The map is an ordinary {@link HashMap} and is not: the lock around {@code put} is needed, and the lines between
 * {@code lock} and {@code unlock} are the critical section.
 * <pre>{@code
 * new SharedQueue(4).map(List.of(2L, 9L, 97L), PrimeCheck::isPrime);   // [true, false, true]
 * }</pre>
 * <p><b>Failure, interrupt.</b> As {@link Strategy} promises. <b>Memory effects.</b> An unlock <i>happens-before</i> the next lock,
 * and a thread's end before the return from its {@code join} (JLS 17.4.5).
 * <b>Thread safety.</b> Immutable; each call owns its threads, queue and map.
 * <b>Source.</b> The article, "The Concurrent Way 2"; chapter 6.
 *
 * @param threads how many threads, 1 to 1,000; all are started, however few the inputs
 */
public record SharedQueue(int threads) implements Strategy {

    /** @throws IllegalArgumentException if the number of threads is out of range */
    public SharedQueue {
        Settings.threads("SharedQueue", threads);
    }

    @Override
    public String name() {
        return "shared queue (" + threads + ")";
    }

    @Override
    public <T, R> List<R> map(List<T> inputs, Task<? super T, ? extends R> task)
            throws InterruptedException {
        try (var call = new Call<T, R>(this, inputs, task)) {
            Queue<Integer> queue = new ConcurrentLinkedQueue<>();
            for (int i = 0; i < call.size(); i++) queue.add(i);
            Map<Integer, R> answers = HashMap.newHashMap(call.size());
            Lock lock = new ReentrantLock();

            Runnable work = () -> {
                for (Integer i = queue.poll(); i != null; i = queue.poll()) {
                    R answer = call.perform(i);
                    lock.lock();
                    try {
                        answers.put(i, answer);            // the critical section
                    } finally {
                        lock.unlock();
                    }
                }
            };
            for (int t = 0; t < threads; t++) call.start(new Thread(work, call.nextName()));
            call.join();
            return inOrder(answers);
        }
    }

    private static <R> List<R> inOrder(Map<Integer, R> answers) {
        List<R> list = new ArrayList<>(answers.size());
        for (int i = 0; i < answers.size(); i++) list.add(answers.get(i));
        return Collections.unmodifiableList(list);
    }
}
