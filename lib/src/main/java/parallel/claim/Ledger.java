package parallel.claim;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import parallel.Library;
import parallel.measure.Machine;

/**
 * Keeps what the chapters found, with machine and time, so that the last chapter and the book never say otherwise than they do.
 *
 * <p>One file for each statement, under {@code target/claims} of the clone; a later run replaces it.
 * <pre>{@code
 * new Findings(Ledger.keep(claims))     // the last cell of a chapter: kept and shown
 * }</pre>
 * <p><b>Failure.</b> A folder that cannot be written to: {@link UncheckedIOException} with its name. A file that is damaged counts as
 * missing. <b>Thread safety.</b> Each file is replaced in one step: two kernels at once keep whole findings, the last one wins.
 * <b>Source.</b> Every chapter; chapter 8.
 */
public final class Ledger {

    private static final String ENDING = ".properties";

    private Ledger() { }

    /**
     * A finding that was kept.
     *
     * @param finding what was found
     * @param at      when it was kept, to the second
     * @param machine where
     */
    public record Entry(Finding finding, Instant at, Machine machine) { }

    /**
     * Keeps these findings, each in place of an older one of the same statement.
     *
     * @return the findings, for the cell that shows them
     * @throws IllegalArgumentException if two of them have the same statement
     * @throws UncheckedIOException     if they cannot be written
     */
    public static List<Finding> keep(List<Finding> findings) {
        return keep(findings, folder());
    }

    /** All that was kept by any chapter, in the article's order. */
    public static List<Entry> all() {
        return all(folder());
    }

    static List<Finding> keep(List<Finding> findings, Path folder) {
        Set<Integer> statements = new HashSet<>();
        for (Finding each : findings) {
            if (!statements.add(each.statement())) throw new IllegalArgumentException("two findings on statement " + each.statement() + ": one is kept");
        }
        try {
            Files.createDirectories(folder);
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            for (Finding each : findings) write(new Entry(each, now, Machine.here()), folder);
            return List.copyOf(findings);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the findings in " + folder, e);
        }
    }

    static List<Entry> all(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : files) read(file).ifPresent(entries::add);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the findings in " + folder, e);
        }
        entries.sort(Comparator.comparingInt(entry -> entry.finding().statement()));
        return List.copyOf(entries);
    }

    /** In the clone that the library was built in; beside the library where it stands elsewhere. */
    private static Path folder() {
        Path beside = Library.place().getParent();
        Path home = beside.endsWith(Path.of("lib", "target")) ? beside.getParent().getParent() : beside;
        return home.resolve("target").resolve("claims");
    }

    private static void write(Entry entry, Path folder) throws IOException {
        Properties kept = new Properties();
        kept.setProperty("statement", String.valueOf(entry.finding.statement()));
        kept.setProperty("sentence", entry.finding.sentence());
        kept.setProperty("verdict", entry.finding.verdict().name());
        kept.setProperty("because", entry.finding.because());
        kept.setProperty("at", entry.at.toString());
        kept.setProperty("cores", String.valueOf(entry.machine.cores()));
        kept.setProperty("runtime", entry.machine.runtime());
        kept.setProperty("kernel", entry.machine.kernel());
        kept.setProperty("system", entry.machine.system());
        Path fresh = Files.createTempFile(folder, "fresh", null);
        try {
            try (Writer out = Files.newBufferedWriter(fresh)) {
                kept.store(out, null);
            }
            Files.move(fresh, folder.resolve("%03d%s".formatted(entry.finding.statement(), ENDING)), StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static Optional<Entry> read(Path file) {
        Properties kept = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            kept.load(in);
            var finding = new Finding(Integer.parseInt(kept.getProperty("statement")), kept.getProperty("sentence"),
                    Verdict.valueOf(kept.getProperty("verdict")), kept.getProperty("because"));
            return Optional.of(new Entry(finding, Instant.parse(kept.getProperty("at")), new Machine(Integer.parseInt(kept.getProperty("cores")),
                    kept.getProperty("runtime"), kept.getProperty("kernel"), kept.getProperty("system"))));
        } catch (IOException | RuntimeException damaged) {
            return Optional.empty();
        }
    }
}
