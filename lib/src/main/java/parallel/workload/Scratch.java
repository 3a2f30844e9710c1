package parallel.workload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import parallel.Library;

/**
 * The one place for files that go away again: beside the library, in {@code lib/target/scratch} of a clone. Not where the system keeps its
 * temporary files: that is often in memory, where there is no disk to wait for.
 */
final class Scratch {

    private Scratch() { }

    /** The place itself; made if it is not there. */
    static Path place() throws IOException {
        return Files.createDirectories(Library.place().resolveSibling("scratch"));
    }

    /** A new folder there, whose name begins so. */
    static Path folder(String prefix) throws IOException {
        return Files.createTempDirectory(place(), prefix);
    }
}
