package parallel.claim;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import parallel.Given;
import parallel.Library;
import parallel.measure.Machine;
import parallel.python.Python;

/**
 * Keeps what the chapters found, with machine and time, so that the last chapter and the book never say otherwise than they do; and has
 * checked again what is missing or old, when it is asked to.
 *
 * <p>One file for each statement and language, under {@code target/claims} of the clone; a later run replaces it.
 * <pre>{@code
 * new Findings(Ledger.keep(claims))     // the last cell of a chapter: kept and shown
 * new Findings(Ledger.check())          // what no chapter has found on this machine yet
 * Ledger.view()                         // every statement with its verdict in Java and in CPython
 * }</pre>
 * <p><b>Failure.</b> A folder that cannot be written to: {@link UncheckedIOException} with its name. A file that is damaged counts as
 * missing. A check that fails: see {@link #check(Duration)}. <b>Interrupt.</b> Ends the check at work, and with it all that were to follow; what was
 * found before is kept. <b>Thread safety.</b> Each file is replaced in one step: two kernels at once keep whole findings, the last one wins.
 * <b>Source.</b> Every chapter; chapter 8.
 */
public final class Ledger {

    private static final String ENDING = ".properties";
    /** So long ago was nothing: no age is too old. */
    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

    /** A finding is written under such a name first, and then moved. */
    private static final String FRESH = "fresh";

    private Ledger() { }

    /**
     * A finding that was kept.
     *
     * @param finding what was found
     * @param at      when it was kept, to the second
     * @param machine where
     */
    public record Entry(Finding finding, Instant at, Machine machine) {

        public Entry {
            Given.made(finding, "the finding is");
            Objects.requireNonNull(at, "the moment is null: give the time at which it was found");
            Objects.requireNonNull(machine, "the machine is null: give the one on which it was found");
        }
    }

    /**
     * Keeps these findings, each in place of an older one of the same statement in the same language: also of one before it in the list, as when
     * the cell that adds it has run twice.
     *
     * @return the findings, one for each statement and language, for the cell that shows them
     * @throws UncheckedIOException     if they cannot be written
     */
    public static List<Finding> keep(List<Finding> findings) {
        return keep(Given.list(findings, "the findings", "first run the cells that make them"), folder());
    }

    /** All that was kept by any chapter, in the article's order, of one statement Java first. */
    public static List<Entry> all() {
        return all(folder());
    }

    /** The checks of which a statement has no finding from this machine yet, in the article's order. */
    public static List<Check> missing() {
        return here().due(FOR_EVER);
    }

    /** Checks what {@link #missing()} names, as {@link #check(Duration)}. */
    public static List<Finding> check() throws InterruptedException {
        return check(FOR_EVER);
    }

    /**
     * Checks the statements of which nothing is kept, or only something older than this or from another machine (other cores, system, JDK or
     * CPython), and keeps what is found. A bar tells how far it is. What a chapter has kept and is not that old stays as it is.
     *
     * @param olderThan 0 or more; {@link Duration#ZERO} checks all
     * @return what was found now, in the article's order. A check that failed is a finding <i>not measurable here</i> that says why; it is kept where
     *         nothing better is
     * @throws IllegalArgumentException if the time is negative
     * @throws InterruptedException     if the calling thread is interrupted
     */
    public static List<Finding> check(Duration olderThan) throws InterruptedException {
        return here().check(Objects.requireNonNull(olderThan, "the age is null: give 0 or more, for example Duration.ofDays(1)"));
    }

    /**
     * Checks these statements again, in both languages, however new what is kept of them is. Else as {@link #check(Duration)}.
     *
     * @param statements their numbers, one or more
     * @throws IllegalArgumentException if no check answers one of them
     */
    public static List<Finding> recheck(int... statements) throws InterruptedException {
        return here().recheck(Objects.requireNonNull(statements, "the statements are null: give their numbers"));
    }

    /** Every statement that was found out or can be checked, with its verdicts in both languages and their age, as of now. */
    public static LedgerView view() {
        return here().view();
    }

    private static OnDemand here() {
        return new OnDemand(folder(), Checks.all(), Clock.systemUTC(), Ledger::machine);
    }

    /** What runs programs in this language here. */
    static Machine machine(Language language) {
        Machine here = Machine.here();
        return language == Language.JAVA ? here : new Machine(here.cores(), Python.here().map(Python::toString).orElse("no CPython"), here.kernel(), here.system());
    }

    static List<Finding> keep(List<Finding> findings, Path folder) {
        return keep(findings, folder, Clock.systemUTC(), Ledger::machine);
    }

    static List<Finding> keep(List<Finding> findings, Path folder, Clock clock, Function<Language, Machine> machine) {
        Map<String, Finding> last = new LinkedHashMap<>();
        for (Finding each : findings) last.put(name(each), each);
        try {
            Files.createDirectories(folder);
            sweep(folder);
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            for (Finding each : last.values()) write(new Entry(each, now, machine.apply(each.language())), folder);
            return List.copyOf(last.values());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the findings in " + folder, e);
        }
    }

    /** The name of its file: Java's are as they were before there were others. */
    private static String name(Finding finding) {
        Language language = finding.language();
        return String.format(Locale.ROOT, "%03d%s%s", finding.statement(),
                language == Language.JAVA ? "" : "-" + language.name().toLowerCase(Locale.ROOT), ENDING);
    }

    static List<Entry> all(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : files) read(file).ifPresent(entries::add);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the findings in " + folder, e);
        }
        entries.sort(Comparator.comparingInt((Entry entry) -> entry.finding().statement()).thenComparing(entry -> entry.finding().language()));
        return List.copyOf(entries);
    }

    /** In the clone that the library was built in; beside the library where it stands elsewhere. */
    private static Path folder() {
        Path beside = Library.place().getParent();
        Path home = beside.endsWith(Path.of("lib", "target")) ? beside.getParent().getParent() : beside;
        return home.resolve("target").resolve("claims");
    }

    /** Removes what a JVM has left that was killed while it wrote: a fresh file is there for a moment. */
    private static void sweep(Path folder) throws IOException {
        FileTime hourAgo = FileTime.from(Instant.now().minus(1, ChronoUnit.HOURS));
        try (DirectoryStream<Path> fresh = Files.newDirectoryStream(folder, FRESH + "*")) {
            for (Path each : fresh) {
                if (Files.getLastModifiedTime(each).compareTo(hourAgo) < 0) Files.deleteIfExists(each);
            }
        } catch (NoSuchFileException another) {
            // another JVM keeps something, too, and was quicker
        }
    }

    private static void write(Entry entry, Path folder) throws IOException {
        Properties kept = new Properties();
        kept.setProperty("statement", String.valueOf(entry.finding.statement()));
        kept.setProperty("language", entry.finding.language().name());
        kept.setProperty("sentence", entry.finding.sentence());
        kept.setProperty("verdict", entry.finding.verdict().name());
        kept.setProperty("because", entry.finding.because());
        kept.setProperty("at", entry.at.toString());
        kept.setProperty("cores", String.valueOf(entry.machine.cores()));
        kept.setProperty("runtime", entry.machine.runtime());
        kept.setProperty("kernel", entry.machine.kernel());
        kept.setProperty("system", entry.machine.system());
        Path fresh = Files.createTempFile(folder, FRESH, null);
        try {
            try (Writer out = Files.newBufferedWriter(fresh)) {
                kept.store(out, null);
            }
            Files.move(fresh, folder.resolve(name(entry.finding)), StandardCopyOption.REPLACE_EXISTING,
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
                    Verdict.valueOf(kept.getProperty("verdict")), kept.getProperty("because"),
                    Language.valueOf(kept.getProperty("language", Language.JAVA.name())));
            return Optional.of(new Entry(finding, Instant.parse(kept.getProperty("at")), new Machine(Integer.parseInt(kept.getProperty("cores")),
                    kept.getProperty("runtime"), kept.getProperty("kernel"), kept.getProperty("system"))));
        } catch (IOException | RuntimeException damaged) {
            return Optional.empty();
        }
    }
}
