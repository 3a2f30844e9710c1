package parallel.strategy;

import java.util.List;
import java.util.stream.IntStream;
import parallel.Task;

/**
 * A parallel stream: halves the inputs, and the halves again, and lets the workers of the JVM's common pool take parts; who has none left
 * steals one from another.
 *
 * <p>{@link ThreadPool} hands out every input by itself; a stream hands out parts, so many tiny tasks cost less. How many threads work
 * is not this way's to say: the common pool has one fewer than the machine has cores, and the thread that began the stream works too.
 * <pre>{@code
 * new ParallelStream().map(List.of(2L, 9L, 97L), PrimeCheck::isPrime);   // [true, false, true]
 * }</pre>
 * <p><b>Limits.</b> The common pool belongs to the whole JVM: its workers stay when the call is over, and other streams wait for them
 * meanwhile. So it is for tasks that compute; what waits keeps others waiting.
 * <b>Failure, interrupt.</b> As {@link Strategy} promises; a plain stream would not listen to an interrupt. It runs in a thread of this
 * call's own, and a worker is interrupted while it is in a task of this call and at no other time.
 * <b>Memory effects.</b> What the tasks do <i>happens-before</i> the end of the stream, as in every fork/join task.
 * <b>Thread safety.</b> Keeps nothing between calls; safe.
 * <b>Source.</b> Lea, <i>A Java Fork/Join Framework</i>, 2000; {@link java.util.concurrent.ForkJoinPool#commonPool()}. Chapter 9.
 */
public record ParallelStream() implements Strategy {

    @Override
    public String name() {
        return "parallel stream";
    }

    @Override
    public <T, R> List<R> map(List<T> inputs, Task<? super T, ? extends R> task)
            throws InterruptedException {
        try (var call = new Call<T, R>(this, inputs, task)) {
            R[] answers = call.places();
            call.start(new Thread(() -> IntStream.range(0, answers.length).parallel()
                    .forEach(index -> answers[index] = call.performBorrowed(index)), call.nextName()));
            return call.joined(answers);
        }
    }
}
