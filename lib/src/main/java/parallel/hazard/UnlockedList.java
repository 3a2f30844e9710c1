package parallel.hazard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Two threads add to one {@link ArrayList} without a lock: an element is lost, or a hole is left, or it throws.
 *
 * <p>To add is to make room, to store and to count: three steps on shared data, like {@code n++}, and more of them. (CPython's {@code list.append} is
 * one step under its global lock, so there nothing is lost.)
 * <pre>{@code
 * UnlockedList.race("plain", UnlockedList::plain).run().of("some lost")
 * UnlockedList.race("locked", UnlockedList::locked).run().wrong()      // 0
 * }</pre>
 * <p><b>Source.</b> The article, "The Concurrent Way 2" ("output_prime serves as the critical section") and "Race Conditions"; chapter 5.
 */
public final class UnlockedList {

    /** So many elements each thread adds in one run: together more than a new list has room for, so that it must grow. */
    private static final int EACH = 10;
    private static final String NO_ROOM = ArrayIndexOutOfBoundsException.class.getSimpleName();
    private static final String NO_LIST = "the list is null: make one, for example UnlockedList.plain()";

    /** What can come when two threads add {@value #EACH} elements each. */
    public static final List<Outcome> OUTCOMES = List.of(
            Outcome.right("all there", "all elements of both threads"),
            Outcome.wrong("some lost", "both stored at the same place, or one in a room that the other threw away"),
            Outcome.wrong("a hole", "a place that was counted holds nothing: null"),
            Outcome.wrong(NO_ROOM, "counted, but there is no room for it: not made yet, or thrown away by the other"));

    private UnlockedList() { }

    /** Broken: a list that is not made for several threads. */
    public static List<String> plain() {
        return new ArrayList<>();
    }

    /** Fixed: the same list, each call under one lock. */
    public static List<String> locked() {
        return Collections.synchronizedList(new ArrayList<>());
    }

    /** Fixed: a list made for several threads, which copies itself for each change: for many readers and few writers. */
    public static List<String> copied() {
        return new CopyOnWriteArrayList<>();
    }

    /** Two threads add {@value #EACH} elements each to one list, of a kind that {@code version} names. */
    public static Race<List<String>> race(String version, Supplier<List<String>> list) {
        Objects.requireNonNull(list, "the list's maker is null: give one, for example UnlockedList::plain");
        return new Race<>("two threads add ten elements each to one list", version, list, each -> add(each, "one"), each -> add(each, "other"),
                UnlockedList::seen, OUTCOMES);
    }

    /** One thread's turn. */
    public static void add(List<String> list, String what) {
        Objects.requireNonNull(list, NO_LIST);
        Objects.requireNonNull(what, "what to add is null: a hole could not be told from it");
        for (int i = 0; i < EACH; i++) list.add(what);
    }

    /** What came of it; one of {@link #OUTCOMES}. */
    public static String seen(List<String> list) {
        Objects.requireNonNull(list, NO_LIST);
        Count one = Count.of(list, "one"), other = Count.of(list, "other");
        if (one.noRoom) return NO_ROOM;
        if (one.holes > 0) return "a hole";
        return one.found == EACH && other.found == EACH ? "all there" : "some lost";
    }

    /** What is found in a list that may be broken: it may have counted more elements than it has room for, and then its own methods throw. */
    private record Count(int found, int holes, boolean noRoom) {

        static Count of(List<String> list, String what) {
            int found = 0, holes = 0;
            try {
                for (int i = 0, size = list.size(); i < size; i++) {
                    String each = list.get(i);
                    if (what.equals(each)) found++;
                    if (each == null) holes++;
                }
                return new Count(found, holes, false);
            } catch (ArrayIndexOutOfBoundsException e) {
                return new Count(found, holes, true);
            }
        }
    }

    /**
     * Lets threads add side by side, so many elements each.
     *
     * @param threads 1 to 1,000
     * @param times   0 to 1,000,000
     * @return how many of the elements are missing; all of a thread's after the one at which its list threw
     * @throws IllegalArgumentException if one of them is out of range
     * @throws InterruptedException     if the calling thread is interrupted; the threads have ended then
     */
    public static int missing(List<String> list, int threads, int times) throws InterruptedException {
        Objects.requireNonNull(list, NO_LIST);
        if (threads < 1 || threads > 1_000) throw new IllegalArgumentException("adding threads: 1 to 1,000, not " + threads);
        if (times < 0 || times > 1_000_000) throw new IllegalArgumentException("elements to add: 0 to 1,000,000, not " + times);
        Together.all(threads, "adding", () -> {
            try {
                for (int i = 0; i < times && !Thread.currentThread().isInterrupted(); i++) list.add("x");
            } catch (ArrayIndexOutOfBoundsException noRoom) {
                // this thread's other elements are missing, and counted so
            }
        });
        return threads * times - Count.of(list, "x").found;
    }
}
