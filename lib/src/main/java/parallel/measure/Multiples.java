package parallel.measure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import parallel.Given;

/**
 * Times as multiples of the sequential one: the only form in which the article's times and ours can stand side by side,
 * because the article does not say how long its list was or which machine it used.
 *
 * @param who    whose times, for example {@code "the article"} or {@code "Java here"}
 * @param times  way to multiple, in the article's order; the first is 1; empty when nothing was measured
 */
public record Multiples(String who, Map<String, Double> times) {

    /** @throws IllegalArgumentException if a multiple is not a positive number */
    public Multiples {
        Objects.requireNonNull(who, "whose times these are is null: give a name");
        Given.map(times, "the multiples", "give a number above 0 for each way");
        times.forEach((way, multiple) -> {
            if (!(multiple > 0 && multiple < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(who + ", " + way + ": a multiple must be above 0, not " + multiple);
            }
        });
        times = Collections.unmodifiableMap(new LinkedHashMap<>(times));
    }
}
