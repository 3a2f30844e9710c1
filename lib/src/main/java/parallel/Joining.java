package parallel;

import java.util.Objects;

/**
 * Waits for threads that have been told to end and do: whoever starts a thread leaves none behind.
 *
 * <pre>{@code
 * thread.interrupt();
 * Joining.completely(thread);
 * }</pre>
 * <p><b>Interrupt.</b> Kept for the caller: the wait goes on, and the flag is set again afterwards. <b>Memory effects.</b> What the thread did
 * <i>happens-before</i> the return. <b>Thread safety.</b> Keeps nothing; safe. <b>Source.</b> The article, "join()"; used wherever the library starts threads of its own.
 */
public final class Joining {

    private Joining() { }

    /** Waits until the thread has ended. */
    public static void completely(Thread thread) {
        Objects.requireNonNull(thread, "the thread is null: give one that was started");
        boolean interrupted = Thread.interrupted();
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
