package parallel.claim;

import java.util.ArrayList;
import java.util.List;
import parallel.Joining;

/**
 * A few threads that live no longer than the block that started them: closing interrupts them and waits for their end.
 *
 * <p><b>Interrupt.</b> Of the closing thread, is kept for later. What a thread throws ends that thread, silently: experiments with bad ends are made here.
 */
final class Daemons implements AutoCloseable {

    /** What a thread does; it may throw. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    private final List<Thread> threads = new ArrayList<>();

    /** Starts one, as a daemon. */
    Thread start(Work work) {
        Thread thread = Thread.ofPlatform().daemon().name("check " + (threads.size() + 1)).uncaughtExceptionHandler((who, why) -> { }).start(() -> {
            try {
                work.run();
            } catch (InterruptedException told) {
                // told to end
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        threads.add(thread);
        return thread;
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        threads.forEach(Joining::completely);
    }
}
