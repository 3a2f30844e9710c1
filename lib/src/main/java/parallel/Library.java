package parallel;

import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * This library itself: where it lies. What it keeps or starts lies beside it: {@code dependency}, {@code postgres}, {@code scratch}.
 *
 * <p><b>Thread safety.</b> Keeps nothing; safe.
 */
public final class Library {

    private Library() { }

    /** The place of its jar, or of the folder of its classes, as the class loader knows it. */
    public static Path place() {
        try {
            return Path.of(Library.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the library's own place has no path", e);
        }
    }
}
