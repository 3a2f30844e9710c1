package parallel.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import parallel.Task;

/**
 * What one would write with the JDK alone, where only the happy path counts: no cancelling, no names, no promises. Each method has the
 * shape of the strategy that is compared with it.
 */
final class Plain {

    private Plain() { }

    static <T, R> List<R> loop(List<T> inputs, Task<T, R> task) throws Exception {
        List<R> answers = new ArrayList<>();
        for (T input : inputs) answers.add(task.apply(input));
        return answers;
    }

    static <T, R> List<R> threadPerTask(List<T> inputs, Task<T, R> task) throws InterruptedException {
        R[] answers = slots(inputs);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < answers.length; i++) {
            int index = i;
            threads.add(new Thread(() -> answers[index] = apply(task, inputs.get(index))));
        }
        return startAndJoin(threads, answers);
    }

    static <T, R> List<R> sharedQueue(List<T> inputs, Task<T, R> task, int threads) throws InterruptedException {
        Queue<Integer> queue = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < inputs.size(); i++) queue.add(i);
        Map<Integer, R> answers = new HashMap<>();
        Lock lock = new ReentrantLock();
        startAndJoin(same(threads, () -> {
            for (Integer i = queue.poll(); i != null; i = queue.poll()) {
                R answer = apply(task, inputs.get(i));
                lock.lock();
                try {
                    answers.put(i, answer);
                } finally {
                    lock.unlock();
                }
            }
        }));
        List<R> list = new ArrayList<>(answers.size());
        for (int i = 0; i < answers.size(); i++) list.add(answers.get(i));
        return list;
    }

    static <T, R> List<R> fixedSplit(List<T> inputs, Task<T, R> task, int threads) throws InterruptedException {
        R[] answers = slots(inputs);
        List<Thread> started = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int first = t;
            started.add(new Thread(() -> {
                for (int i = first; i < answers.length; i += threads) answers[i] = apply(task, inputs.get(i));
            }));
        }
        return startAndJoin(started, answers);
    }

    static <T, R> List<R> sharedIndex(List<T> inputs, Task<T, R> task, int threads) throws InterruptedException {
        R[] answers = slots(inputs);
        AtomicInteger next = new AtomicInteger();
        return startAndJoin(same(threads, () -> {
            for (int i = next.getAndIncrement(); i < answers.length; i = next.getAndIncrement()) {
                answers[i] = apply(task, inputs.get(i));
            }
        }), answers);
    }

    static <T, R> List<R> pool(List<T> inputs, Task<T, R> task, int threads) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<R> answers = invokeAll(pool, inputs, task);
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.MINUTES);
        return answers;
    }

    static <T, R> List<R> invokeAll(ExecutorService pool, List<T> inputs, Task<T, R> task)
            throws InterruptedException, ExecutionException {
        List<Callable<R>> tasks = new ArrayList<>();
        for (T input : inputs) tasks.add(() -> task.apply(input));
        List<R> answers = new ArrayList<>();
        for (Future<R> future : pool.invokeAll(tasks)) answers.add(future.get());
        return answers;
    }

    private static List<Thread> same(int threads, Runnable work) {
        List<Thread> list = new ArrayList<>();
        for (int t = 0; t < threads; t++) list.add(new Thread(work));
        return list;
    }

    private static <R> List<R> startAndJoin(List<Thread> threads, R[] answers) throws InterruptedException {
        startAndJoin(threads);
        return Arrays.asList(answers);
    }

    private static void startAndJoin(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) thread.start();
        for (Thread thread : threads) thread.join();
    }

    @SuppressWarnings("unchecked")
    private static <R> R[] slots(List<?> inputs) {
        return (R[]) new Object[inputs.size()];
    }

    private static <T, R> R apply(Task<T, R> task, T input) {
        try {
            return task.apply(input);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
