package parallel.hazard;

import java.util.Objects;

/**
 * One thing that can come of a {@link Race}.
 *
 * @param seen  how it is told from the others, for example {@code "2"}
 * @param right whether the program means this to come
 * @param why   how it comes about, in a few words
 */
public record Outcome(String seen, boolean right, String why) {

    /** @throws NullPointerException if a text is {@code null} */
    public Outcome {
        Objects.requireNonNull(seen, "what is seen is null: give it in words");
        Objects.requireNonNull(why, "how it comes is null: give it in words");
    }

    /** An outcome that the program means to have. */
    public static Outcome right(String seen, String why) {
        return new Outcome(seen, true, why);
    }

    /** An outcome that shows a defect. */
    public static Outcome wrong(String seen, String why) {
        return new Outcome(seen, false, why);
    }
}
