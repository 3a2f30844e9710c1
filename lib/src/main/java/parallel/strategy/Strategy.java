package parallel.strategy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import parallel.Task;

/**
 * A way of doing one task on each of a list of inputs: alone, on a thread each, on a few shared threads, in a pool.
 *
 * <p>All ways give the same answers; they differ in who does the work, and so in how long it takes. A class of the reader's
 * own that implements this one method joins every comparison.
 * <pre>{@code
 * try (Strategy way = new ThreadPool(4)) {
 *     way.map(List.of(2L, 9L, 97L), PrimeCheck::isPrime);      // [true, false, true]
 * }
 * }</pre>
 *
 * <p>Every way of this package keeps the same promises:
 * <ul>
 * <li><b>Order.</b> Answers come in the order of their inputs, whoever finished first; {@code null} answers too.
 * <li><b>Failure.</b> The first task that throws cancels the rest and reaches the caller as one {@link TaskFailedException}
 *     that names the input.
 * <li><b>Interrupt.</b> An interrupt of the caller cancels the tasks, waits at most {@link #PATIENCE} for them to end, and
 *     throws {@link InterruptedException}.
 * <li><b>Nothing left behind.</b> When {@code map} returns or throws, no thread of this call is at work. The exception: a task
 *     that ignores its interrupt. Java cannot stop it; after {@link #PATIENCE} it is given up and named by an
 *     {@link AbandonedThreadException} (suppressed in the exception thrown), and {@link Abandoned#threads()} lists it.
 * <li><b>Memory effects.</b> What the caller did before {@code map} <i>happens-before</i> each task, and each task
 *     <i>happens-before</i> the return of {@code map}.
 * </ul>
 * A way that cannot keep one of these says so in its own description.
 */
public interface Strategy extends AutoCloseable {

    /** How long a cancelled task may take to end before its thread is given up as abandoned: one second. */
    Duration PATIENCE = Duration.ofSeconds(1);

    /**
     * Does the task on every input.
     *
     * @param inputs the inputs, not {@code null}; may be empty, may hold {@code null}
     * @param task   the work, not {@code null}; called from many threads at once
     * @return the answers in the order of the inputs; unmodifiable
     * @throws InterruptedException if the calling thread is interrupted; the rest is cancelled first
     * @throws TaskFailedException  if a task threw; names its input, and its cause is what was thrown
     * @throws NullPointerException if the list or the task is {@code null}
     */
    <T, R> List<R> map(List<T> inputs, Task<? super T, ? extends R> task) throws InterruptedException;

    /** What tables and charts call this way; the class's name in plain words unless overridden. */
    default String name() {
        String simple = getClass().getSimpleName();
        return simple.isEmpty() ? "a way without a name"
                : simple.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** The same way under another name, for a table that compares it with itself or tells a story of its own. */
    default Strategy named(String name) {
        return new Named(name, this);
    }

    /**
     * Starts what this way keeps between calls (threads, processes), so that its first call need not; {@link #map} does so too if
     * nobody did before. An experiment reports the time it takes apart.
     *
     * @return whether anything was started: {@code false} for a way that keeps nothing, or has started already
     * @throws InterruptedException if the calling thread is interrupted
     */
    default boolean start() throws InterruptedException {
        return false;
    }

    /** Ends what this way keeps between calls. Ways that keep nothing need not be closed. */
    @Override
    default void close() {
    }
}
