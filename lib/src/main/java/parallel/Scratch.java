package parallel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The one place for files that go away again: a folder for each JVM beside the library, {@code lib/target/scratch/…} of a clone. Not where the
 * system keeps its temporary files: that is often in memory, where there is no disk to wait for.
 *
 * <p>Whoever makes a file deletes it; what is left goes with the JVM. A JVM that is killed can delete nothing: the next one does, by
 * {@link #sweep()}. Two JVMs at once do not touch each other's.
 * <pre>{@code
 * var file = Scratch.file("shared", ".txt");       // somewhere below lib/target/scratch
 * }</pre>
 * <p><b>Failure.</b> {@link IOException} if the folder cannot be made. <b>Thread safety.</b> Safe from any thread.
 */
public final class Scratch {

    /** A JVM's number may be another's later, so its folder is named by the moment of its start, too. */
    private static final Pattern OF_A_JVM = Pattern.compile("(\\d+)-(\\d+)");
    private static final String NAME = name(ProcessHandle.current().pid());
    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    /** How deep below a JVM's folder a server's data may lie. */
    private static final int DEPTH = 3;

    private static volatile boolean isUsed;

    private Scratch() { }

    /** The place of all JVMs' folders and of what outlives them, the database's program; made if it is not there. */
    public static Path place() throws IOException {
        return Files.createDirectories(root());
    }

    /** By its real path, as the system knows its processes: a kernel knows the jar by a path with .. in it. */
    private static Path root() throws IOException {
        return Library.place().toRealPath().resolveSibling("scratch");
    }

    /** This JVM's folder; made if it is not there, also when somebody has cleaned up meanwhile. */
    public static Path own() throws IOException {
        isUsed = true;
        Open.seesToTheEnd();
        return Files.createDirectories(place().resolve(NAME));
    }

    /** A new folder of this JVM's, whose name begins so. */
    public static Path folder(String prefix) throws IOException {
        return Files.createTempDirectory(own(), named(prefix, "the folder's name"));
    }

    /** A new empty file of this JVM's, whose name begins and ends so. */
    public static Path file(String prefix, String suffix) throws IOException {
        return Files.createTempFile(own(), named(prefix, "the file's name"), named(suffix, "the file's ending"));
    }

    private static String named(String text, String what) {
        return Objects.requireNonNull(text, what + " is null: an empty one will do");
    }

    /** Deletes a file, or a folder with all that is in it; nothing if it is not there. */
    public static void delete(Path path) throws IOException {
        if (!Files.exists(Objects.requireNonNull(path, "the path is null: name a file or a folder"))) return;
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) {
                return FileVisitResult.CONTINUE;          // another has deleted it; if not, the folder says so
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException why) throws IOException {
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Removes what JVMs have left that are no more: their files, and their servers, which are nobody's children and may live on. */
    public static void sweep() throws IOException {
        for (Path folder : list(place())) {
            Matcher name = OF_A_JVM.matcher(folder.getFileName().toString());
            if (!name.matches() || lives(Long.parseLong(name.group(1)), name.group(2))) continue;
            endServers(folder);
            delete(folder);
        }
    }

    /** Removes this JVM's folder, at its end. */
    static void leave() throws IOException {
        if (isUsed) delete(root().resolve(NAME));
    }

    /** Ends the servers whose data lie in this folder of a JVM's, or below it. */
    public static void endServers(Path folder) throws IOException {
        Objects.requireNonNull(folder, "the folder is null: name one of a JVM's");
        try (Stream<Path> all = Files.find(folder, DEPTH, (file, about) -> file.endsWith("postmaster.pid"))) {
            Ending.of(all.flatMap(file -> server(file).stream()).toList(), PATIENCE);
        } catch (NoSuchFileException | UncheckedIOException itGoesAway) {
            // its own JVM is deleting it, or another's sweep, and ends its server first
        }
    }

    /** Only a program of ours: the number in an old file may be anybody's by now. */
    private static Optional<ProcessHandle> server(Path pidFile) {
        try {
            String root = root().toString();
            return Files.readAllLines(pidFile).stream().limit(1).flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())).stream())
                    .filter(server -> server.info().command().filter(command -> command.startsWith(root)).isPresent()).findFirst();
        } catch (IOException | NumberFormatException itGoesAway) {
            return Optional.empty();
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    /** The name of a JVM's folder. */
    static String name(long pid) {
        return pid + "-" + start(pid).orElse("0");
    }

    private static boolean lives(long pid, String start) {
        return ProcessHandle.of(pid).filter(process -> !Ending.isOver(process)).isPresent() && (start.equals("0") || start(pid).filter(start::equals).isPresent());
    }

    /** When a process was started. */
    private static Optional<String> start(long pid) {
        return Stat.of(pid).map(Stat::start).or(() -> ProcessHandle.of(pid).flatMap(process -> process.info().startInstant()).map(start -> String.valueOf(start.toEpochMilli())));
    }
}
