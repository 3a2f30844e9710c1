package parallel.bench;

import java.util.function.Supplier;
import parallel.strategy.Sequential;
import parallel.strategy.SharedQueue;
import parallel.strategy.Strategy;
import parallel.strategy.ThreadPerTask;
import parallel.strategy.ThreadPool;

/** The strategies that are measured on every {@link Workload}. */
public enum Way {
    /** No threads. */
    SEQUENTIAL(Sequential::new),
    /** As many threads as inputs. */
    THREAD_PER_TASK(ThreadPerTask::new),
    /** Four threads, made in each call. */
    SHARED_QUEUE(() -> new SharedQueue(4)),
    /** A pool of four, made in each call. */
    THREAD_POOL(() -> new ThreadPool(4)),
    /** A pool of four, made once. */
    KEPT_POOL(() -> ThreadPool.kept(4));

    private final Supplier<Strategy> maker;

    Way(Supplier<Strategy> maker) {
        this.maker = maker;
    }

    /** The strategy's own name. */
    String title() {
        try (Strategy made = make()) {
            return made.name();
        }
    }

    /** A strategy of its own for whoever asks; to be closed. */
    Strategy make() {
        return maker.get();
    }
}
