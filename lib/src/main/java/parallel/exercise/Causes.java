package parallel.exercise;

import java.util.Objects;
import java.util.stream.Stream;

/** What was thrown and what it was caused by: a future wraps what its task threw. */
final class Causes {

    /** Some exceptions are their own cause's cause. */
    private static final int MOST = 20;

    private Causes() { }

    static Stream<Throwable> of(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).limit(MOST);
    }
}
