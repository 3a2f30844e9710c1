package parallel.kernel;

import java.time.Duration;
import java.util.UUID;
import parallel.measure.Progress;
import parallel.show.ProgressBar;
import parallel.show.Shown;

/**
 * Draws in the cell that runs how far a measurement is, always in the same place, and leaves nothing visible behind.
 *
 * <p><b>Failure.</b> A bar that cannot be drawn is left out: no measurement ends for its sake. <b>Interrupt.</b> Drawn all the same,
 * and the thread stays interrupted. <b>Thread safety.</b> Two measurements at once share one bar, and both leave nothing.
 */
final class LiveBar implements Progress {

    /** A kernel's way to put something into the cell that runs. */
    @FunctionalInterface
    interface Cell {

        /** @param again {@code true} to take the place of what has this id, {@code false} to go below all that is there */
        void put(String id, Shown shown, boolean again);
    }

    private final Cell cell;
    private String id;

    LiveBar(Cell cell) {
        this.cell = cell;
    }

    @Override
    public synchronized void at(String what, double done, Duration left) {
        boolean again = id != null;
        if (!again) id = UUID.randomUUID().toString();
        put(ProgressBar.of(what, done, left), again);
    }

    @Override
    public synchronized void over() {
        if (id == null) return;
        put(ProgressBar.OVER, true);
        id = null;
    }

    private void put(Shown shown, boolean again) {
        boolean interrupted = Thread.interrupted();             // the kernel's channel would be closed by an interrupted writer
        try {
            cell.put(id, shown, again);
        } catch (RuntimeException | LinkageError notDrawn) {
            // the cell has ended, the channel is closed, or the kernel is a later one that has changed: the times matter more
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }
}
