package parallel;

import java.util.Objects;

/**
 * An interrupt that some work has noticed and reported in its own way.
 *
 * <p>{@link parallel.workload.PrimeCheck} runs where no checked exception is declared: it throws a {@link java.util.concurrent.CancellationException}
 * and leaves the interrupt flag set. A method that promises {@link InterruptedException} and runs such work in its own thread keeps its promise here.
 * <pre>{@code
 * try {
 *     work.run();
 * } catch (RuntimeException e) {
 *     Interrupts.rethrow(e, "at tick 3");       // only if this thread was interrupted
 *     throw e;
 * }
 * }</pre>
 */
public final class Interrupts {

    private Interrupts() { }

    /**
     * Returns if the calling thread was not interrupted; otherwise clears its flag and throws.
     *
     * @param thrown what the work threw; becomes the cause
     * @param where  where the interrupt was noticed, for the message
     * @throws InterruptedException {@code thrown} itself if it is one, or a new one if the flag is set
     */
    public static void rethrow(Throwable thrown, String where) throws InterruptedException {
        Objects.requireNonNull(thrown, "what was thrown is null: give the exception that was caught");
        Objects.requireNonNull(where, "the place is null: say where the interrupt was noticed");
        if (thrown instanceof InterruptedException interrupted) throw interrupted;
        if (Thread.interrupted()) throw (InterruptedException) new InterruptedException("interrupted " + where).initCause(thrown);
    }
}
