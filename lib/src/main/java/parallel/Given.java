package parallel;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Looks at what is given, at the door: a value that is null, or a number that is none, is refused there, in words that say what it is and what to give instead.
 *
 * <p>{@link Objects#requireNonNull(Object, String)} does so for one value; here are lists, numbers, and what a cell has made. In a notebook that is the commonest of all: a
 * variable whose cell was interrupted, or did not run, is null.
 * <pre>{@code
 * Given.made(times, "the timings are");         // the timings are null: first run the cell that makes them
 * Given.list(rows, "the rows", "give one for each way");   // the rows hold null, at place 2 of 3: give one for each way
 * }</pre>
 * <p><b>Failure.</b> {@link NullPointerException} for null, {@link IllegalArgumentException} for a number. <b>Interrupt.</b> Waits for nothing. <b>Memory effects.</b> None.
 * <b>Thread safety.</b> Keeps nothing; safe. <b>Source.</b> All public doors of the library; tests try each of them.
 */
public final class Given {

    private Given() { }

    /** The value that a cell has made. @param what with its verb, for example {@code "the timings are"} */
    public static <T> T made(T value, String what) {
        if (value == null) throw new NullPointerException(what + " null: first run the cell that makes " + (what.endsWith(" are") ? "them" : "it"));
        return value;
    }

    /** What several cells, or one, have made, as a list. @param what without a verb, for example {@code "the timings"} */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> List<T> allMade(String what, T... values) {
        return list(values == null ? null : Arrays.asList(values), what, "first run the cell that makes them");
    }

    /**
     * An unmodifiable copy that holds no null.
     *
     * @param what    what they are, without a verb, for example {@code "the rows"}
     * @param instead what to give instead of null
     */
    public static <T> List<T> list(Collection<? extends T> values, String what, String instead) {
        if (values == null) throw new NullPointerException(what + " are null: " + instead);
        int place = 0;
        for (T each : values) {
            place++;
            if (each == null) throw new NullPointerException(what + " hold null, at place " + place + " of " + values.size() + ": " + instead);
        }
        return List.copyOf(values);
    }

    /** The same map, which holds no null. */
    public static <M extends Map<?, ?>> M map(M values, String what, String instead) {
        if (values == null) throw new NullPointerException(what + " are null: " + instead);
        values.forEach((key, value) -> {
            if (key == null || value == null) throw new NullPointerException(what + " hold null, '" + key + "' is " + value + ": " + instead);
        });
        return values;
    }

    /** The same number: not NaN, not endless, and this much at least. */
    public static double atLeast(double least, double value, String what) {
        if (!(value >= least && value < Double.POSITIVE_INFINITY)) throw new IllegalArgumentException(what + " must be a number from " + least + " up, not " + value);
        return value;
    }

    /** The same whole number: this much at least. */
    public static long atLeast(long least, long value, String what) {
        if (value < least) throw new IllegalArgumentException(what + " must be a whole number from " + least + " up, not " + value);
        return value;
    }

    /** Looks at what a verdict is made of: nothing is null, no number is negative, NaN or endless. A verdict on such a thing would be a wrong one. */
    public static void measured(Object... values) {
        for (int i = 0; i < values.length; i++) {
            String which = values.length == 1 ? "what was measured" : "what was measured (" + (i + 1) + " of " + values.length + ")";
            switch (values[i]) {
                case null -> throw new NullPointerException(which + " is null: first run the cell that makes it");
                case Double number -> atLeast(0, number, which);
                case Integer number -> atLeast(0, number, which);
                case Long number -> atLeast(0, number, which);
                case Collection<?> several -> list(several, "parts of " + which, "first run the cell that makes them");
                case Map<?, ?> several -> map(several, "parts of " + which, "first run the cell that makes them");
                default -> { }
            }
        }
    }
}
