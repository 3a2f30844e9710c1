package parallel.measure;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import parallel.Joining;

/**
 * Has something done in a thread of its own, while the calling thread looks on: for what takes long and cannot say how far it is.
 *
 * <p><b>Interrupt.</b> Passed on; the calling thread waits until the work has ended.
 */
final class Beside {

    private Beside() { }

    /**
     * Does the work.
     *
     * @param every how often the calling thread looks, until the work has ended
     * @param look  what it does then; what it throws ends the work as an interrupt does
     * @return what the work returns
     * @throws InterruptedException if the calling thread is interrupted; the work has ended by then
     * @throws Exception            what the work throws
     */
    static <R> R run(Callable<R> work, Duration every, Look look) throws Exception {
        var future = new FutureTask<R>(work);
        Thread thread = Thread.ofPlatform().daemon().name(Thread.currentThread().getName() + ", beside").start(future);
        try {
            while (true) {
                try {
                    return future.get(every.toNanos(), TimeUnit.NANOSECONDS);
                } catch (TimeoutException goesOn) {
                    look.look();
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) throw error;
            throw (Exception) e.getCause();
        } finally {
            if (!future.isDone()) thread.interrupt();
            Joining.completely(thread);
        }
    }

    /** What the calling thread does meanwhile. */
    interface Look {
        /** Once. */
        void look() throws Exception;
    }
}
