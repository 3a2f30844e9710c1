package parallel.strategy;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The threads that were given up because their task ignored its interrupt, and that still run.
 *
 * <p>A measurement taken beside one of them would be wrong, so whoever measures asks here first. A kernel lets go of an interrupted cell
 * before its exception arrives, so the line that names such a thread goes to a place of its own, see {@link #tell}.
 * <p><b>Thread safety.</b> Safe from any thread.
 */
public final class Abandoned {

    private record Entry(Thread thread, LocalTime since, BooleanSupplier working) { }

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final Consumer<String> NOWHERE = line -> { };
    private static final List<Entry> ENTRIES = new CopyOnWriteArrayList<>();

    private static volatile Supplier<Consumer<String>> places = () -> NOWHERE;

    private Abandoned() { }

    /** The abandoned threads that are still at work on their task now; usually none. */
    public static List<Thread> threads() {
        return working().stream().map(Entry::thread).toList();
    }

    /** The same in words: the thread's name and since when it should have ended, for example {@code "thread pool (2) #1, since 12:03:07"}. */
    public static List<String> inWords() {
        return working().stream().map(entry -> entry.thread.getName() + ", since " + entry.since.format(CLOCK)).toList();
    }

    private static List<Entry> working() {
        ENTRIES.removeIf(entry -> !entry.working.getAsBoolean());
        return ENTRIES;
    }

    /**
     * Says where the line about an abandoned thread is shown when its call was interrupted.
     *
     * @param places asked when an interrupt has come, while the cell may still be there; what it returns is given the line later, if
     *               there is one. What either throws is left out
     */
    public static void tell(Supplier<Consumer<String>> places) {
        Abandoned.places = Objects.requireNonNull(places, "the place for lines about abandoned threads is null: give () -> line -> { } for none");
    }

    /** Where a line could be shown that is about what runs now. */
    static Consumer<String> place() {
        try {
            return places.get();
        } catch (RuntimeException noCellRuns) {
            return NOWHERE;
        }
    }

    /** Shows the line, if it can be shown. */
    static void show(String line, Consumer<String> place) {
        try {
            place.accept(line);
        } catch (RuntimeException gone) {
            // the cell is gone: whoever measures next is told
        }
    }

    /**
     * Gives up a thread that no strategy started, for example one of the reader's own.
     *
     * @param working whether it still works; asked whenever somebody wants to measure
     */
    public static void giveUp(Thread thread, BooleanSupplier working) {
        ENTRIES.add(new Entry(Objects.requireNonNull(thread, "the thread is null: give the one that does not end"), LocalTime.now(),
                Objects.requireNonNull(working, "what says whether it works is null: give thread::isAlive")));
    }

    /** Gives a thread up after this patience. @return its name, and since when it should have ended */
    static String add(Thread thread, Duration patience, BooleanSupplier working) {
        LocalTime since = LocalTime.now().minus(patience);
        ENTRIES.add(new Entry(thread, since, working));
        return "thread '" + thread.getName() + "', told to end at " + since.format(CLOCK) + ",";
    }
}
