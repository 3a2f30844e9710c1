package parallel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What the library has opened and nobody has closed yet: child processes, kept threads, servers, folders of files.
 *
 * <p>Their owner is whoever made them, and closes them. But a cell may be interrupted between the two, or be run without the one that closes:
 * {@code Workbook.open()} closes what is left, and so does the end of this JVM.
 * <pre>{@code
 * Open.enter(this);         // when there is something to close
 * Open.leave(this);         // when it is closed
 * }</pre>
 * <p><b>Thread safety.</b> Safe from any thread; nothing is closed while others wait for this class.
 */
public final class Open {

    private record Entry(AutoCloseable thing, List<ProcessHandle> servers) { }

    private static final List<Entry> ENTRIES = new ArrayList<>();

    static {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(Open::end, "what is left open"));
        } catch (IllegalStateException theEndHasBegun) {
            // what opens something now is about to be gone itself
        }
    }

    private Open() { }

    /**
     * Says that this must be closed some time. Entered again, it only has other servers.
     *
     * @param servers its processes that are not this JVM's children, if it has any
     */
    public static synchronized void enter(AutoCloseable thing, ProcessHandle... servers) {
        leave(thing);
        ENTRIES.add(new Entry(thing, Given.allMade("the servers", servers)));
    }

    /** Says that it is closed; nothing if it was not entered. */
    public static synchronized void leave(AutoCloseable thing) {
        Objects.requireNonNull(thing, "what is open is null: name the thing that will be closed");
        ENTRIES.removeIf(entry -> entry.thing == thing);
    }

    /** What is open now, in the order in which it was opened. */
    public static synchronized List<AutoCloseable> things() {
        return ENTRIES.stream().map(Entry::thing).toList();
    }

    /** The processes that work for this JVM and are not its children. */
    public static synchronized List<ProcessHandle> processes() {
        return ENTRIES.stream().flatMap(entry -> entry.servers.stream()).filter(server -> !Ending.isOver(server)).toList();
    }

    /**
     * Closes what is open, the newest first, since it may use an older one.
     *
     * @throws IllegalStateException when all have been tried and some could not be closed
     */
    public static void closeAll() {
        List<Throwable> failures = new ArrayList<>();
        for (AutoCloseable thing : things().reversed()) {
            leave(thing);
            try {
                thing.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Throwable e) {                              // whatever it is, the others must be closed
                failures.add(e);
            }
        }
        if (failures.isEmpty()) return;
        var all = new IllegalStateException("what was left open could not be closed: " + failures.getFirst().getMessage());
        failures.forEach(all::addSuppressed);
        throw all;
    }

    /** Loading this class is what it takes. */
    static void seesToTheEnd() { }

    private static void end() {
        try {
            closeAll();
        } finally {
            try {
                Scratch.leave();
            } catch (IOException e) {
                // the next JVM's sweep will try again
            }
        }
    }
}
