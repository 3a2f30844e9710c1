package parallel.strategy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import parallel.Interrupts;
import parallel.Task;

/**
 * One input after the other, in the thread that calls. The baseline of every comparison.
 *
 * <p>The article calls this way "synchronized"; in Java that word means a lock, and there is nothing to lock here.
 * <pre>{@code
 * new Sequential().map(List.of(2L, 9L, 97L), PrimeCheck::isPrime);   // [true, false, true]
 * }</pre>
 * <p><b>Failure.</b> The first task that throws ends the call; it is reported as {@link TaskFailedException}.
 * <b>Interrupt.</b> Looked at before each task. A task that ignores its interrupt cannot be abandoned here, because it runs in
 * the caller's own thread: this is the one way that waits for it.
 * <b>Memory effects.</b> One thread, program order. <b>Thread safety.</b> Keeps nothing; safe.
 * <b>Source.</b> The article, "The Synchronized Way"; chapter 6.
 */
public record Sequential() implements Strategy {

    @Override
    public <T, R> List<R> map(List<T> inputs, Task<? super T, ? extends R> task)
            throws InterruptedException {
        Objects.requireNonNull(task, "the task is null: name the work to be done on each input");
        List<T> all = Call.copy(inputs);
        List<R> answers = new ArrayList<>(all.size());
        for (T input : all) {
            answers.add(perform(task, input, answers.size()));
        }
        return Collections.unmodifiableList(answers);
    }

    private static <T, R> R perform(Task<? super T, ? extends R> task, T input, int index)
            throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException("interrupted before input " + index);
        try {
            return task.apply(input);
        } catch (Throwable thrown) {
            Interrupts.rethrow(thrown, "at input " + index);
            throw new TaskFailedException(index, input, thrown);
        }
    }
}
