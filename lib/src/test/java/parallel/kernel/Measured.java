package parallel.kernel;

import java.lang.reflect.Field;
import java.time.Duration;
import parallel.measure.Progress;

/** A measurement that takes no time: tells whoever listens what a long one would. */
final class Measured {

    static final Duration LEFT = Duration.ofSeconds(2);

    private Measured() { }

    static void twice(String what) throws ReflectiveOperationException {
        Progress listener = listener();
        listener.at(what, 0.25, LEFT);
        listener.at(what, 0.5, LEFT);
        listener.over();
    }

    /** Nobody but a measurement asks who listens; a real one would take a quarter of a second before it says a word. */
    static Progress listener() throws ReflectiveOperationException {
        Field listener = Class.forName("parallel.measure.Reporter").getDeclaredField("listener");
        listener.setAccessible(true);
        return (Progress) listener.get(null);
    }
}
