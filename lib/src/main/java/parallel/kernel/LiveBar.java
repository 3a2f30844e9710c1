package parallel.kernel;

import java.lang.reflect.Field;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import parallel.measure.Progress;
import parallel.show.ProgressBar;
import parallel.show.Shown;
import parallel.strategy.Abandoned;

/**
 * Draws in the cell that runs how far a measurement is, always in the same place, and leaves nothing visible
 * behind but the word that it was stopped, where it was.
 *
 * <p><b>Failure.</b> A bar that cannot be drawn is left out: no measurement ends for its sake. <b>Interrupt.</b> Drawn all the same,
 * and the thread stays interrupted. <b>Thread safety.</b> Two measurements at once share one bar, and both leave nothing.
 */
final class LiveBar implements Progress {

    /** A cell to write into. It outlives its run: a kernel lets go of an interrupted cell before the measurement in it has ended. */
    @FunctionalInterface
    interface Cell {

        /** @param again {@code true} to take the place of what has this id, {@code false} to go below all that is there */
        void put(String id, Shown shown, boolean again);
    }

    private final Supplier<Cell> running;
    private Cell cell;
    private String id;

    /** @param running asked for the cell that runs when a measurement says its first word */
    LiveBar(Supplier<Cell> running) {
        this.running = running;
    }

    @Override
    public synchronized void at(String what, double done, Duration left) {
        put(ProgressBar.of(what, done, left));
    }

    @Override
    public synchronized void over() {
        end(ProgressBar.OVER);
    }

    @Override
    public synchronized void stopped(String what, double done) {
        end(ProgressBar.stopped(what, done));
    }

    private void end(Shown last) {
        if (id == null) return;
        put(last);
        id = null;
    }

    private void put(Shown shown) {
        undisturbed(() -> {
            boolean again = id != null;
            if (!again) {
                cell = running.get();
                id = UUID.randomUUID().toString();
            }
            cell.put(id, shown, again);
        });
    }

    private static void undisturbed(Runnable drawing) {
        boolean interrupted = Thread.interrupted();             // JJava sends nothing for an interrupted thread
        try {
            drawing.run();
        } catch (RuntimeException | LinkageError notDrawn) {
            // no cell runs, its channel is closed, or a later kernel is not as these are: the times matter more than the bar
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    /**
     * Has both drawn in the cells of one kernel: the bar, and the lines about threads that were abandoned.
     *
     * @param running as of the constructor
     */
    static void drawIn(Supplier<Cell> running) {
        Progress.tell(new LiveBar(running));
        Abandoned.tell(() -> {
            Cell cell = running.get();                           // now: the line comes when the kernel has let go of the cell
            return line -> undisturbed(() -> cell.put(UUID.randomUUID().toString(), warning(line), false));
        });
    }

    private static Shown warning(String line) {
        return new Shown("text/html", "<p role=\"alert\"><strong>" + line.replace("&", "&amp;").replace("<", "&lt;") + "</strong></p>", line);
    }

    /** Where a kernel writes what the running cell shows; both keep it to themselves, in a field of the same name. */
    static Object environment(Object display) {
        try {
            Field field = display.getClass().getDeclaredField("env");
            field.setAccessible(true);
            Object environment = field.get(display);
            if (environment == null) throw new IllegalStateException("no cell runs");
            return environment;
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("this kernel is not as the known ones are: " + changed, changed);
        }
    }
}
