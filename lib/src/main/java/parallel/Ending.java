package parallel;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Ends processes and waits until they are gone: as {@link Joining} for threads, but other than a thread a process can be ended by force.
 *
 * <pre>{@code
 * Ending.of(List.of(server), Duration.ofMillis(500));
 * }</pre>
 * <p><b>Interrupt.</b> Kept for the caller; there is no more patience then, only force. <b>Thread safety.</b> Keeps nothing; safe.
 */
public final class Ending {

    /** A killed process is gone in a moment, unless the system itself is stuck with it. */
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int PAUSE_MILLIS = 5;

    private Ending() { }

    /**
     * Asks these processes, and all that they have started, to end; ends them by force if they do not.
     *
     * @param roots    processes that this one may end
     * @param patience how long they may take by themselves; zero: none
     */
    public static void of(List<ProcessHandle> roots, Duration patience) {
        Given.list(roots, "the processes", "an empty list means none");
        Objects.requireNonNull(patience, "the patience is null: give a time, for example Duration.ofSeconds(1)");
        // the first of a tree first, so that it starts no new ones for those that end
        List<ProcessHandle> all = roots.stream().flatMap(root -> Stream.concat(Stream.of(root), root.descendants())).distinct().toList();
        if (all.isEmpty()) return;
        if (!patience.isZero()) all.forEach(ProcessHandle::destroy);
        if (patience.isZero() || !gone(all, patience, true)) {
            all.forEach(ProcessHandle::destroyForcibly);
            gone(all, LONGEST, false);
        }
    }

    /** Whether a process has ended; also when the system still lists it, because its parent has not asked for it. */
    public static boolean isOver(ProcessHandle process) {
        return Stat.hasEnded(Objects.requireNonNull(process, "the process is null: name one"));
    }

    private static boolean gone(List<ProcessHandle> all, Duration patience, boolean impatientWhenInterrupted) {
        boolean interrupted = false;
        try {
            long until = System.nanoTime() + patience.toNanos();
            while (!all.stream().allMatch(Ending::isOver)) {
                if (System.nanoTime() > until || impatientWhenInterrupted && Thread.currentThread().isInterrupted()) return false;
                try {
                    Thread.sleep(PAUSE_MILLIS);
                } catch (InterruptedException e) {
                    interrupted = true;
                    if (impatientWhenInterrupted) return false;
                }
            }
            return true;
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }
}
