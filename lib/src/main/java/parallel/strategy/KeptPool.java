package parallel.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import parallel.Open;
import parallel.Task;

/**
 * The pool of {@link ThreadPool#kept}: its threads are started by the first calls and serve all later ones.
 *
 * <p><b>Failure, interrupt.</b> As {@link Strategy} promises; only the call's own tasks are cancelled. While a task is abandoned its
 * thread is lost to the pool, so the pool takes on another until it comes back.
 * <b>Thread safety.</b> Safe; calls from several threads share the pool. A task that calls {@code map} on its own pool may wait for
 * ever for a free thread.
 */
final class KeptPool implements Strategy {

    private final int threads;
    private final ThreadPoolExecutor pool;
    private final List<Thread> workers = new ArrayList<>();
    private final OpenCalls calls;

    KeptPool(int threads) {
        this.threads = Settings.threads("ThreadPool.kept", threads);
        calls = new OpenCalls("this kept pool is closed; make a new one with ThreadPool.kept(" + threads + ")");
        pool = new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::newThread);
    }

    @Override
    public String name() {
        return "kept pool (" + threads + ")";
    }

    @Override
    public <T, R> List<R> map(List<T> inputs, Task<? super T, ? extends R> task)
            throws InterruptedException {
        try (var call = new Call<T, R>(this, inputs, task)) {
            enter(call);
            try {
                List<Future<R>> futures = new ArrayList<>(call.size());
                for (int i = 0; i < call.size(); i++) futures.add(call.submit(pool, i));
                return call.collect(futures);
            } finally {
                calls.leave(call);
            }
        }
    }

    /** Starts all threads of the pool. */
    @Override
    public synchronized boolean start() {
        calls.refuseWhenClosed();
        return pool.prestartAllCoreThreads() > 0;
    }

    private synchronized void enter(Call<?, ?> call) {
        calls.refuseWhenClosed();
        int lost = 0;
        for (Thread thread : Abandoned.threads()) if (workers.contains(thread)) lost++;
        resize(threads + lost);
        calls.enter(call);
    }

    private void resize(int size) {
        if (size > pool.getMaximumPoolSize()) pool.setMaximumPoolSize(size);
        pool.setCorePoolSize(size);
        pool.setMaximumPoolSize(size);
    }

    private synchronized Thread newThread(Runnable body) {
        Thread thread = new Thread(body, name() + " #" + (workers.size() + 1));
        thread.setDaemon(true);
        workers.add(thread);
        Open.enter(this);
        return thread;
    }

    /**
     * Ends the calls under way with an {@link IllegalStateException} and waits at most {@link Strategy#PATIENCE} for the threads to
     * end. Closing again does nothing. An interrupt ends the wait and stays set.
     */
    @Override
    public void close() {
        List<Thread> left;
        synchronized (this) {
            calls.close("the kept pool was closed");
            pool.shutdownNow();
            left = List.copyOf(workers);
        }
        Open.leave(this);
        long deadline = System.nanoTime() + Patience.now().withAThread().toNanos();
        try {
            for (Thread worker : left) TimeUnit.NANOSECONDS.timedJoin(worker, deadline - System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
