package parallel.workload;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The one place for files that go away again: beside the library, in {@code lib/target/scratch} of a clone. Not where the system keeps its
 * temporary files: that is often in memory, where there is no disk to wait for.
 */
final class Scratch {

    private Scratch() { }

    /** The place of this library: its jar, or the folder of its classes. */
    static Path library() {
        try {
            return Path.of(Scratch.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the library's own place has no path", e);
        }
    }

    /** The place itself; made if it is not there. */
    static Path place() throws IOException {
        return Files.createDirectories(library().resolveSibling("scratch"));
    }

    /** A new folder there, whose name begins so. */
    static Path folder(String prefix) throws IOException {
        return Files.createTempDirectory(place(), prefix);
    }
}
