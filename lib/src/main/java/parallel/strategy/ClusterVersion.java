package parallel.strategy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import parallel.Library;

/**
 * Which version of the library this is, as its classes tell: two JVMs understand each other's copies only if their classes are the same.
 *
 * <p>Twelve hexadecimal digits of the SHA-256 of all class files with their names; the same for the jar and for the folder that it is made of.
 */
final class ClusterVersion {

    private static final int BYTES = 6;

    private ClusterVersion() { }

    /** Looked at once, when it is first wanted. */
    private static final class Here {
        static final String VERSION = of(Library.place());
    }

    /** The version of the library that runs here. */
    static String here() {
        return Here.VERSION;
    }

    /** The version of the library at a place, a jar or a folder. */
    static String of(Path place) {
        try {
            if (Files.isDirectory(place)) return digest(place);
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return digest(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the library at " + place, e);
        }
    }

    private static String digest(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root.resolve("parallel"))) {
            // a name has / in a jar and may have \ in a folder
            record Entry(String name, Path file) { }
            List<Entry> classes = all.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> new Entry(root.relativize(file).toString().replace('\\', '/'), file))
                    .sorted(Comparator.comparing(Entry::name)).toList();
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Entry each : classes) {
                digest.update(each.name.getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(each.file));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each JDK has SHA-256", e);
        }
    }
}
