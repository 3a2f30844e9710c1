package parallel.strategy;

import java.util.Collections;
import java.util.List;
import parallel.Task;

/**
 * A new virtual thread for every input: all are started, then all are joined.
 *
 * <p>{@link ThreadPerTask} with the other kind of thread. A virtual thread is an object of the JVM and not of the system: it takes some
 * hundred bytes and a microsecond, and while it waits it holds no thread of the system. So ten thousand may wait at once. They compute on
 * as many threads of the system as there are cores, no more than a pool does: work that only computes gains nothing by them.
 * <pre>{@code
 * new VirtualThreads().map(Collections.nCopies(10_000, 100L), Nap.MILLIS);   // 10,000 naps of 100 ms, at once
 * }</pre>
 * <p><b>Limits.</b> None but the memory: each input's thread lives until its task has ended.
 * <b>Failure, interrupt.</b> As {@link Strategy} promises. <b>Memory effects.</b> A thread's actions <i>happen-before</i> the return from
 * its {@code join} (JLS 17.4.5), for virtual threads too.
 * <b>Thread safety.</b> Keeps nothing between calls; safe.
 * <b>Source.</b> JEP 444, Virtual Threads; JEP 491, which lets them wait in {@code synchronized}. Chapter 9.
 */
public record VirtualThreads() implements Strategy {

    @Override
    public String name() {
        return "virtual threads";
    }

    @Override
    public <T, R> List<R> map(List<T> inputs, Task<? super T, ? extends R> task)
            throws InterruptedException {
        try (var call = new Call<T, R>(this, inputs, task)) {
            R[] answers = call.places();
            for (int i = 0; i < answers.length; i++) {
                int index = i;
                call.start(Thread.ofVirtual().name(call.nextName()).unstarted(() -> answers[index] = call.perform(index)));
            }
            return call.joined(answers);
        }
    }
}
