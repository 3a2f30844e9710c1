package parallel.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import parallel.Given;

/**
 * What came of checking an exercise: what was tried, what was expected, what came, and one hint. A cell shows it; {@link #toString()} says the same in plain words.
 *
 * <pre>{@code
 * SharedCounter.check(MyCounter::new).state()      // SOLVED
 * }</pre>
 * <p><b>Failure.</b> None. <b>Interrupt.</b> Waits for nothing. <b>Memory effects.</b> None. <b>Thread safety.</b> Immutable. <b>Source.</b> The exercises of chapters 1 to 7 and 9.
 *
 * @param number    the exercise's, for example {@code "5.1"}
 * @param title     the exercise's
 * @param state     how far it is
 * @param items     what was tried, in this order
 * @param hint      the hint of the first item that failed; empty if none did
 * @param abandoned what did not end when it was interrupted: thread and place
 * @param progress  how many exercises of the chapter are solved
 */
public record Report(String number, String title, State state, List<Item> items, String hint, List<String> abandoned, String progress) {

    /** How far an exercise is. */
    public enum State {
        /** All that was tried passed. */
        SOLVED("solved"),
        /** Something was not as expected. */
        NOT_YET("not yet"),
        /** The stub is as it was. */
        NOT_BEGUN("not begun");

        private final String words;

        State(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** What became of one item. */
    public enum Mark {
        /** As expected. */
        PASSED("✓", "passed"),
        /** Not as expected. */
        FAILED("✗", "not as expected"),
        /** There was no use in trying it. */
        NOT_TRIED("–", "not tried");

        private final String sign;
        private final String words;

        Mark(String sign, String words) {
            this.sign = sign;
            this.words = words;
        }

        /** So that nobody needs to tell colours apart. */
        public String sign() {
            return sign;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * One thing that was tried.
     *
     * @param tried    what
     * @param mark     what became of it
     * @param expected what was expected; empty if it passed
     * @param came     what came, one line for each thing to say; empty if it passed
     * @param place    the reader's own line, for example {@code "in MyCounter.increment, line 3: value = value + 1;"}; empty if there is none
     */
    public record Item(String tried, Mark mark, String expected, List<String> came, String place) {

        public Item {
            Objects.requireNonNull(tried, "what was tried is null: give it, for example \"4 threads add 10,000 each\"");
            Objects.requireNonNull(mark, "what became of it is null: give Mark.PASSED, FAILED or NOT_TRIED");
            Objects.requireNonNull(expected, "what was expected is null: \"\" means nothing to say");
            came = Given.list(came, "the lines on what came", "give List.of() for none");
            Objects.requireNonNull(place, "the place is null: \"\" means none");
        }
    }

    public Report {
        Objects.requireNonNull(number, "the exercise's number is null: give it, for example \"5.1\"");
        Objects.requireNonNull(title, "the exercise's title is null: give it, for example \"A counter that threads can share\"");
        Objects.requireNonNull(state, "the state is null: give State.SOLVED, NOT_YET or NOT_BEGUN");
        items = Given.list(items, "the items", "give one for each thing that was tried");
        Objects.requireNonNull(hint, "the hint is null: \"\" means none");
        abandoned = Given.list(abandoned, "the abandoned threads", "give List.of() for none");
        Objects.requireNonNull(progress, "the progress is null: \"\" means nothing to say");
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        lines.add("Exercise " + number + ", " + title + ": " + state);
        for (Item item : items) {
            lines.add(item.mark.sign() + " " + item.tried + (item.mark == Mark.PASSED ? "" : " (" + item.mark + ")"));
            if (!item.expected.isEmpty()) lines.add("    expected: " + item.expected);
            item.came.forEach(line -> lines.add("    came: " + line));
            if (!item.place.isEmpty()) lines.add("    " + item.place);
        }
        if (!hint.isEmpty()) lines.add("Hint: " + hint);
        abandoned.forEach(line -> lines.add("Abandoned: " + line));
        if (!progress.isEmpty()) lines.add(progress);
        return String.join("\n", lines);
    }

}
