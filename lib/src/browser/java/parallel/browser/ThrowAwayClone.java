package parallel.browser;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import parallel.Scratch;

/**
 * A copy of this clone, as if it had just been fetched: JupyterLab saves what it runs, and a reader's notebooks are the reader's. Its
 * Python packages and classes stay from run to run, as in any clone that is used again.
 */
final class ThrowAwayClone {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path FOLDER = ROOT.resolve(Path.of("target", "browser", "clone"));
    private static final Set<String> MADE = Set.of("target", ".git", ".ipynb_checkpoints", "__pycache__");

    private ThrowAwayClone() { }

    /** Made anew. */
    static Path make() throws IOException {
        for (String part : List.of("lib/src", "notebooks", "target/jupyter")) Scratch.delete(FOLDER.resolve(part));
        for (String part : List.of("pom.xml", "lib", "notebooks")) copy(ROOT.resolve(part), FOLDER.resolve(part));
        return FOLDER.toRealPath();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (MADE.contains(folder.getFileName().toString())) return FileVisitResult.SKIP_SUBTREE;
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copy = file.equals(from) ? to : to.resolve(from.relativize(file).toString());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
