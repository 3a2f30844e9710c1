package parallel.hazard;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import parallel.Joining;

/**
 * The threads of one demonstration: started together, joined before the call that made them returns, however it returns.
 *
 * <p>{@code try (var crew = new Crew()) { crew.start(…); crew.join(); }}. The first that fails ends the others. Daemons, so that they
 * cannot keep a program from ending.
 */
final class Crew implements AutoCloseable {

    /** What one of them does. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Thread start(String name, Work work) {
        Thread thread = Thread.ofPlatform().daemon().name(name).unstarted(() -> {
            try {
                work.run();
            } catch (InterruptedException told) {
                // to end: nothing is left to do
            } catch (Throwable thrown) {
                if (failure.compareAndSet(null, thrown)) interrupt();
            }
        });
        synchronized (threads) {
            threads.add(thread);
            thread.start();
        }
        return thread;
    }

    /** Waits until all have ended. */
    void join() throws InterruptedException {
        for (Thread each : all()) each.join();
        check();
    }

    private void check() {
        Throwable thrown = failure.get();
        if (thrown != null) throw new IllegalStateException("a thread of the demonstration failed: " + thrown, thrown);
    }

    void interrupt() {
        all().forEach(Thread::interrupt);
    }

    private List<Thread> all() {
        synchronized (threads) {
            return List.copyOf(threads);
        }
    }

    /** Ends them all and waits for that: all that they do looks at its interrupts. */
    @Override
    public void close() {
        interrupt();
        all().forEach(Joining::completely);
    }
}
