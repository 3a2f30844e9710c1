package parallel.show;

import java.util.List;

/** Turns what a cell returns into something that a notebook shows. */
public final class Show {

    private Show() { }

    /** The types that {@link #of} knows; a kernel registers one renderer for each. */
    public static final List<Class<?>> TYPES = List.of(Shown.class);

    /** @throws IllegalArgumentException if the value is of none of {@link #TYPES} */
    public static Shown of(Object value) {
        return switch (value) {
            case Shown shown -> shown;
            default -> throw new IllegalArgumentException("nothing is known of how to show " + value);
        };
    }
}
