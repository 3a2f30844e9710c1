package parallel.hazard;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import parallel.Given;

/**
 * Who waits for whom: a thread, the lock that it waits for, and the thread that holds it. If the waits lead round in a circle, none of them can end.
 *
 * <p><b>Thread safety.</b> Immutable. <b>Source.</b> Coffman, Elphick, Shoshani, "System Deadlocks", 1971; chapter 5.
 *
 * @param waits the waits; each thread waits once at most
 */
public record WaitForGraph(List<Wait> waits) {

    /**
     * One thread's wait.
     *
     * @param thread who waits
     * @param lock   for what
     * @param holder who holds it
     */
    public record Wait(String thread, String lock, String holder) {

        /** @throws NullPointerException if one of them is {@code null} */
        public Wait {
            Objects.requireNonNull(thread, "the thread is null: give its name");
            Objects.requireNonNull(lock, "the lock is null: give its name");
            Objects.requireNonNull(holder, "the holder is null: give its name");
        }

        /** For example {@code "cook 1 waits for the knife, which cook 2 holds"}. */
        @Override
        public String toString() {
            return thread + " waits for " + lock + ", which " + holder + " holds";
        }
    }

    /** @throws IllegalArgumentException if a thread waits twice */
    public WaitForGraph {
        waits = Given.list(waits, "the waits", "an empty list means that nobody waits");
        if (waits.stream().map(Wait::thread).distinct().count() < waits.size()) {
            throw new IllegalArgumentException("a thread waits for one lock at a time: " + waits);
        }
    }

    /** The waits that lead round in a circle, each for the holder of the next; empty if there is none. That is what a deadlock is. */
    public List<Wait> circle() {
        for (Wait first : waits) {
            List<Wait> path = new ArrayList<>();
            for (Wait at = first; at != null && !path.contains(at); at = of(at.holder)) {
                path.add(at);
                if (at.holder.equals(first.thread)) return List.copyOf(path);
            }
        }
        return List.of();
    }

    private Wait of(String thread) {
        return waits.stream().filter(wait -> wait.thread.equals(thread)).findFirst().orElse(null);
    }
}
