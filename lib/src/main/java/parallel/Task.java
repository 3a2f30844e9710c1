package parallel;

import java.io.Serializable;

/**
 * What is done to one input: the work, without a word about who does it or when.
 *
 * <p>A {@code Task} differs from {@link java.util.concurrent.Callable} in that it takes its input as a parameter, so that
 * one task serves a whole list, and from {@link java.util.function.Function} in that it may throw.
 * <pre>{@code
 * Task<Long, Boolean> task = PrimeCheck::isPrime;
 * task.apply(97L);                                       // true
 * }</pre>
 * <p><b>Interrupts.</b> A long task should look at its thread's interrupt flag now and then and end with an exception when
 * it is set; a strategy cannot stop one that does not.
 * <b>Thread safety.</b> A strategy calls one task object from many threads at once: a task keeps no state of its own, or
 * guards it.
 * <b>Serialization.</b> A task that is to run in another JVM must be a constant of a compiled class; a lambda written in a
 * notebook's cell belongs to that kernel and cannot travel.
 *
 * @param <T> the kind of input
 * @param <R> the kind of answer; answers may be {@code null}
 */
@FunctionalInterface
public interface Task<T, R> extends Serializable {

    /**
     * Does the work for one input.
     *
     * @param input one input, as it stands in the list; {@code null} only if the list holds {@code null}
     * @return the answer
     * @throws Exception whatever goes wrong; the strategy reports it together with the input
     */
    R apply(T input) throws Exception;
}
