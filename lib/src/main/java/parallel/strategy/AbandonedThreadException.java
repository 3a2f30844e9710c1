package parallel.strategy;

import java.time.Duration;
import java.util.List;

/**
 * Threads that ignored their interrupt: Java cannot stop them, so they were given up and are still at work.
 *
 * <p>Stands among the suppressed exceptions of the {@link InterruptedException} or {@link TaskFailedException} that ended the
 * call. Times measured while such a thread burns a core are wrong: see {@link Abandoned#threads()}.
 */
public final class AbandonedThreadException extends RuntimeException {

    private static final long serialVersionUID = 1;

    AbandonedThreadException(List<String> names, Duration patience) {
        super("Abandoned, still running: " + String.join("; ", names) + ". It ignored its interrupt for "
                + patience.toSeconds() + " s and Java cannot stop it. Restart the kernel before you measure anything.");
    }
}
