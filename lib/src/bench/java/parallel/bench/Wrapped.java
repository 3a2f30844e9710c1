package parallel.bench;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import parallel.Task;
import parallel.strategy.FixedSplit;
import parallel.strategy.Sequential;
import parallel.strategy.SharedIndex;
import parallel.strategy.SharedQueue;
import parallel.strategy.Strategy;
import parallel.strategy.ThreadPerTask;
import parallel.strategy.ThreadPool;

/** Every strategy, and the plain JDK code that it wraps. */
public enum Wrapped {
    /** Beside a loop. */
    SEQUENTIAL(Sequential::new, () -> Plain::loop),
    /** Beside {@code new Thread} for each input. */
    THREAD_PER_TASK(ThreadPerTask::new, () -> Plain::threadPerTask),
    /** Beside threads, a queue, a map and a lock. */
    SHARED_QUEUE(() -> new SharedQueue(4), () -> (inputs, task) -> Plain.sharedQueue(inputs, task, 4)),
    /** Beside threads that each have their part. */
    FIXED_SPLIT(() -> new FixedSplit(4), () -> (inputs, task) -> Plain.fixedSplit(inputs, task, 4)),
    /** Beside threads and an atomic counter. */
    SHARED_INDEX(() -> new SharedIndex(4), () -> (inputs, task) -> Plain.sharedIndex(inputs, task, 4)),
    /** Beside {@code invokeAll} on a pool made and closed in the call. */
    THREAD_POOL(() -> new ThreadPool(4), () -> (inputs, task) -> Plain.pool(inputs, task, 4)),
    /** Beside {@code invokeAll} on a pool that lives on. */
    KEPT_POOL(() -> ThreadPool.kept(4), KeptPlainPool::new);

    /** Who does the work. */
    public enum Side {
        /** The library's strategy. */
        STRATEGY,
        /** The JDK alone. */
        PLAIN
    }

    /** One of the two sides, ready to be called. */
    interface Work extends AutoCloseable {
        List<Boolean> on(List<Long> inputs, Task<Long, Boolean> task) throws Exception;

        @Override
        default void close() {
        }
    }

    private final Supplier<Strategy> strategy;
    private final Supplier<Work> plain;

    Wrapped(Supplier<Strategy> strategy, Supplier<Work> plain) {
        this.strategy = strategy;
        this.plain = plain;
    }

    String title() {
        try (Strategy made = strategy.get()) {
            return made.name();
        }
    }

    Work make(Side side) {
        return side == Side.PLAIN ? plain.get() : new OfStrategy(strategy.get());
    }

    private record OfStrategy(Strategy strategy) implements Work {
        @Override
        public List<Boolean> on(List<Long> inputs, Task<Long, Boolean> task) throws InterruptedException {
            return strategy.map(inputs, task);
        }

        @Override
        public void close() {
            strategy.close();
        }
    }

    private record KeptPlainPool(ExecutorService pool) implements Work {
        KeptPlainPool() {
            this(Executors.newFixedThreadPool(4));
        }

        @Override
        public List<Boolean> on(List<Long> inputs, Task<Long, Boolean> task) throws Exception {
            return Plain.invokeAll(pool, inputs, task);
        }

        @Override
        public void close() {
            pool.close();
        }
    }
}
