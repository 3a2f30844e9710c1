package parallel.kernel;

import java.util.function.Function;
import parallel.show.Show;
import parallel.show.Shown;

/** What both bridges do with a value: let {@link Show} turn it into text, and report a failure so that a cell can show it. */
final class Rendering {

    private Rendering() { }

    /**
     * The value as something to display.
     *
     * <p>Both kernels catch an exception and show it, and both die of an {@link Error}: their loop ends and the cell runs for
     * ever. So whatever goes wrong leaves here as an exception; its message repeats the cause, which IJava would not show.
     *
     * @throws IllegalStateException if the value could not be shown; its cause is the reason
     */
    static Shown of(Object value) {
        return of(value, Show::of);
    }

    static Shown of(Object value, Function<Object, Shown> show) {
        try {
            return show.apply(value);
        } catch (RuntimeException | Error failure) {
            var clear = new IllegalStateException(
                    "this " + value.getClass().getSimpleName() + " could not be shown: " + failure, failure);
            clear.setStackTrace(new StackTraceElement[0]);      // where it went wrong is in the cause
            throw clear;
        }
    }
}
