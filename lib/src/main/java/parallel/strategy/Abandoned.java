package parallel.strategy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/**
 * The threads that were given up because their task ignored its interrupt, and that still run.
 *
 * <p>A measurement taken beside one of them would be wrong, so whoever measures asks here first.
 * <b>Thread safety.</b> Safe from any thread.
 */
public final class Abandoned {

    private record Entry(Thread thread, BooleanSupplier working) { }

    private static final List<Entry> ENTRIES = new CopyOnWriteArrayList<>();

    private Abandoned() { }

    /** The abandoned threads that are still at work on their task now; usually none. */
    public static List<Thread> threads() {
        ENTRIES.removeIf(entry -> !entry.working.getAsBoolean());
        return ENTRIES.stream().map(Entry::thread).toList();
    }

    static void add(Thread thread, BooleanSupplier working) {
        ENTRIES.add(new Entry(thread, working));
    }
}
