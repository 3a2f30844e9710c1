package parallel.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import parallel.Task;

/**
 * One call of {@link Strategy#map}: everything that all ways have in common. It does a task on one input, remembers the first
 * failure, cancels the rest, and joins the threads, so that each way's own body stays the few lines that make it different.
 *
 * <p>How it is used: {@code try (var call = new Call<>(…)) { start threads, or submit to a pool; join or collect }}. Leaving the
 * {@code try} by an exception (a failure, an interrupt, no memory for one more thread) cancels what is left and waits at most
 * {@link Strategy#PATIENCE}; tasks that do not end by then are named in an {@link AbandonedThreadException}, which Java's
 * try-with-resources adds to the exception on its way out.
 *
 * <p><b>Thread safety.</b> {@link #perform} is called by the workers; everything else by the thread that called {@code map}.
 */
final class Call<T, R> implements AutoCloseable {

    /** The classes of what {@code List.of} and {@code Stream.toList} return. */
    private static final Set<Class<?>> UNMODIFIABLE = Set.of(List.of().getClass(), List.of(1).getClass());
    /** Stands in the slot of a borrowed worker while it is being interrupted. */
    private static final Thread BEING_TOLD = Thread.ofPlatform().unstarted(() -> { });

    private final Strategy way;
    private final List<T> inputs;
    private final Task<? super T, ? extends R> task;
    private final Patience patience = Patience.now();
    /** Who works on which input now. A slot is filled before {@link #stopped} is read, so a stop never overlooks a worker. */
    private final AtomicReferenceArray<Thread> working;
    private final AtomicInteger unfinished;
    /** Opens when the last task ends or the first one fails. */
    private final CountDownLatch decided = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private List<Future<R>> futures = List.of();
    private String names;
    private int named;
    private Thread.UncaughtExceptionHandler watch;
    private ExecutorService pool;
    private volatile boolean borrowing;
    private volatile boolean stopped;
    private volatile RuntimeException failure;
    private boolean complete;

    Call(Strategy way, List<T> inputs, Task<? super T, ? extends R> task) {
        this.way = way;
        this.inputs = copy(inputs);
        this.task = Objects.requireNonNull(task, "the task is null: name the work to be done on each input");
        working = new AtomicReferenceArray<>(this.inputs.size());
        unfinished = new AtomicInteger(this.inputs.size());
        if (this.inputs.isEmpty()) decided.countDown();
    }

    /** A list that nobody can change while the tasks run: a copy, unless the JDK made it unmodifiable. {@code null} inputs are kept. */
    static <T> List<T> copy(List<T> inputs) {
        Objects.requireNonNull(inputs, "the list of inputs is null: an empty list means no work");
        return UNMODIFIABLE.contains(inputs.getClass()) ? inputs : Collections.unmodifiableList(new ArrayList<>(inputs));
    }

    int size() {
        return inputs.size();
    }

    /** Does the task on one input, in the calling worker. The worker ends by an exception if the call is over. */
    R perform(int index) {
        return perform(index, false);
    }

    /**
     * The same in a worker that others own too, as those of the common pool: a stop interrupts it while it is in this task and at no other
     * time, and it leaves without its interrupt.
     */
    R performBorrowed(int index) {
        borrowing = true;                              // before the slot is filled: see stop
        return perform(index, true);
    }

    private R perform(int index, boolean borrowed) {
        Thread me = Thread.currentThread();
        working.set(index, me);
        try {
            if (stopped) throw new CancellationException("another task failed, or the caller was interrupted");
            return task.apply(inputs.get(index));
        } catch (Throwable thrown) {
            fail(new TaskFailedException(index, inputs.get(index), thrown));
            throw new CancellationException("this task failed");
        } finally {
            if (borrowed) giveBack(index, me);
            else working.set(index, null);
            if (unfinished.decrementAndGet() == 0) decided.countDown();
            if (stopped) wakeTheCloser();
        }
    }

    /** Waits for the moment in which it is told to stop, if it just is: a later task of others must not find the interrupt. */
    private void giveBack(int index, Thread worker) {
        while (!working.compareAndSet(index, worker, null)) Thread.onSpinWait();
        Thread.interrupted();
    }

    /** The name for the next thread of this call, for example {@code "thread pool (4) #1"}. */
    synchronized String nextName() {
        if (names == null) names = way.name() + " #";
        return names + ++named;
    }

    /**
     * Starts a thread of this call's own, unless the call is over already: with many threads at work, starting the rest can take
     * longer than the reader wants to wait.
     */
    void start(Thread thread) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        if (failure != null) throw failure;
        own(thread);
        thread.start();
    }

    /** Makes a thread for a pool of this call's own. */
    Thread newThread(Runnable body) {
        return own(new Thread(body, nextName()));
    }

    private synchronized Thread own(Thread thread) {
        if (watch == null) watch = this::broke;
        threads.add(thread);
        thread.setDaemon(true);                        // a forgotten thread must not keep a program from ending
        thread.setUncaughtExceptionHandler(watch);
        return thread;
    }

    private void broke(Thread who, Throwable thrown) {
        if (!(thrown instanceof CancellationException)) fail(new IllegalStateException(who.getName() + " broke", thrown));
    }

    /** Takes over a pool that lives as long as this call. */
    ExecutorService owning(ExecutorService pool) {
        this.pool = pool;
        return pool;
    }

    /** Hands one input to a pool. */
    Future<R> submit(ExecutorService pool, int index) {
        Future<R> future;
        try {
            future = pool.submit(() -> perform(index));
        } catch (RejectedExecutionException e) {
            throw failure != null ? failure : e;           // a kept pool that is being closed has said so as the failure
        }
        synchronized (this) {
            if (futures.isEmpty()) futures = new ArrayList<>(size());
            futures.add(future);
        }
        return future;
    }

    /** A place for the answer to each input, for workers that share no other place and so need no lock. */
    @SuppressWarnings("unchecked")
    R[] places() {
        return (R[]) new Object[size()];
    }

    /** Waits as {@link #join} does. @return the answers in their places, unmodifiable */
    List<R> joined(R[] answers) throws InterruptedException {
        join();
        return Collections.unmodifiableList(Arrays.asList(answers));
    }

    /** Lets so many threads of this call's own take one input after the other until none is left. @return the answers in their places, unmodifiable */
    List<R> workedOffBy(int workers) throws InterruptedException {
        R[] answers = places();
        AtomicInteger next = new AtomicInteger();
        Runnable work = () -> ScopedValue.where(Patience.BOUND, patience).run(() -> {
            for (int i = next.getAndIncrement(); i < answers.length; i = next.getAndIncrement()) answers[i] = perform(i);
        });
        for (int t = 0; t < workers; t++) start(new Thread(work, nextName()));
        return joined(answers);
    }

    /** Waits until every task is done and every thread of this call has ended. */
    void join() throws InterruptedException {
        await();
        for (Thread thread : threads) thread.join();
        complete = true;
    }

    /** Waits for each future's answer, in the order given. */
    List<R> collect(List<Future<R>> futures) throws InterruptedException {
        await();
        List<R> answers = new ArrayList<>(futures.size());
        for (Future<R> future : futures) {
            try {
                answers.add(future.get());
            } catch (ExecutionException e) {
                throw new AssertionError("a failed task opens the latch as a failure", e);
            }
        }
        complete = true;
        return Collections.unmodifiableList(answers);
    }

    /** Ends this call from outside, because what it works with is going away. */
    void abort(String why) {
        fail(new IllegalStateException(why));
    }

    private void await() throws InterruptedException {
        decided.await();
        if (failure != null) throw failure;
    }

    private void fail(RuntimeException exception) {
        synchronized (this) {
            if (stopped) return;                       // only the first failure counts; a cancelled task fails in many ways
            failure = exception;
            stop();
        }
        decided.countDown();
    }

    /** Once: a second interrupt would tell those that are just giving their work up to leave that, too. */
    private synchronized void stop() {
        if (stopped) return;
        stopped = true;
        threads.forEach(Thread::interrupt);
        futures.forEach(future -> future.cancel(true));
        if (borrowing) interruptTheBorrowed();
    }

    private void interruptTheBorrowed() {
        for (int i = 0; i < working.length(); i++) {
            Thread worker = working.get(i);
            if (worker == null || !working.compareAndSet(i, worker, BEING_TOLD)) continue;
            worker.interrupt();
            working.set(i, worker);
        }
    }

    private synchronized void wakeTheCloser() {
        notifyAll();
    }

    @Override
    public void close() {
        Consumer<String> place = complete || failure != null ? null : Abandoned.place();     // a failure says it all in its own message
        if (!complete) stop();
        if (pool != null) pool.shutdownNow();          // nothing waits in it any more: either all is done, or all is cancelled
        boolean interrupted = Thread.interrupted();    // the joins below must happen; the flag comes back afterwards
        long deadline = System.nanoTime() + patience.withAThread().toNanos();
        while (!ended(deadline)) {
            try {
                waitFor(deadline);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        abandonTheRest(place);
    }

    /** Whether there is nobody left to wait for, or no time left to wait. */
    private boolean ended(long deadline) {
        return nobodyAtWork() || !complete && System.nanoTime() >= deadline;
    }

    private boolean nobodyAtWork() {
        for (Thread thread : threads) if (thread.isAlive()) return false;
        for (int i = 0; i < working.length(); i++) if (working.get(i) != null) return false;
        return true;
    }

    private void waitFor(long deadline) throws InterruptedException {
        for (Thread thread : threads) {
            if (complete) thread.join();
            else TimeUnit.NANOSECONDS.timedJoin(thread, deadline - System.nanoTime());
        }
        synchronized (this) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()) + 1;
            if (!workers().isEmpty() && left > 1) wait(left);
        }
    }

    /** The inputs that some thread works on now. */
    private List<Integer> workers() {
        List<Integer> at = new ArrayList<>();
        for (int i = 0; i < working.length(); i++) if (working.get(i) != null) at.add(i);
        return at;
    }

    private void abandonTheRest(Consumer<String> place) {
        List<String> names = new ArrayList<>();
        for (int index : workers()) {
            Thread thread = working.get(index);
            if (thread == null) continue;
            names.add(Abandoned.add(thread, patience.withAThread(), () -> working.get(index) == thread && thread.isAlive())
                    + " on the input " + TaskFailedException.brief(inputs.get(index)));
        }
        if (names.isEmpty()) return;
        var exception = new AbandonedThreadException(names, patience.withAThread());
        if (place != null) Abandoned.show(exception.getMessage(), place);
        throw exception;
    }
}
