/* A licence header. */
package parallel.show.sample;

import java.util.List;
import java.util.function.IntSupplier;

/**
 * The class's javadoc, with a { brace and "a quote".
 */
public record Sample(int size) implements IntSupplier {

    /** A constant's javadoc. */
    static final String TRICK = "/** not a comment */ { import x; ";     // why it is here

    /** The constructor's javadoc. */
    public Sample {
        if (size < 0) throw new IllegalArgumentException();
    }

    /** Adds one. @return more */
    @Override
    public int getAsInt() {
        // a comment that stays
        String text = """
            /** neither is this */
              kept } as it is
            """;
        return size + text.length();
    }

    // about the overload
    int add(int other) {
        return size + other;     /* this stays too */
    }

    /** The other overload. */
    int add(List<Integer> others) {
        return others.size();
    }

    /** Nested. */
    interface Inner {

        /** Deep inside. */
        void go();
    }
}
