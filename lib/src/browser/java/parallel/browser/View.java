package parallel.browser;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How a reader looks at a page.
 *
 * @param width of the window in CSS pixels
 */
record View(Scheme scheme, int width) {

    static final int WIDE = 1400, NARROW = 390;

    /** What the reader's system asks for. */
    enum Scheme {
        LIGHT, DARK;

        String css() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final List<View> ALL = Stream.of(Scheme.values())
            .flatMap(scheme -> Stream.of(WIDE, NARROW).map(width -> new View(scheme, width))).toList();

    @Override
    public String toString() {
        return scheme.css() + ", " + width + " px";
    }
}
