package parallel.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.StateCase;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.runners.TestList;
import parallel.bench.races.LastSeatStress;
import parallel.bench.races.LostUpdateStress;
import parallel.bench.races.UnlockedListStress;
import parallel.bench.races.UnseenWriteStress;
import parallel.hazard.LastSeat;
import parallel.hazard.LostUpdate;
import parallel.hazard.Outcome;
import parallel.hazard.Outcomes;
import parallel.hazard.Race;
import parallel.hazard.UnlockedList;
import parallel.hazard.UnseenWrite;

/**
 * Do the outcome tables of {@link parallel.hazard} agree with jcstress? The same races, run by both. The class is also the process in which
 * jcstress runs.
 */
public final class Races implements Part {

    /** One version of a race: ours, and the class in which jcstress runs it. */
    private record Version(boolean broken, Race<?> ours, Class<?> theirs) { }

    private static final List<Version> VERSIONS = List.of(
            new Version(true, LostUpdate.race(LostUpdate.Plain::new), LostUpdateStress.Plain.class),
            new Version(true, LostUpdate.race(LostUpdate.Volatile::new), LostUpdateStress.Volatile.class),
            new Version(true, LostUpdate.race(LostUpdate.Slow::new), LostUpdateStress.Slow.class),
            new Version(false, LostUpdate.race(LostUpdate.Synchronized::new), LostUpdateStress.Synchronized.class),
            new Version(false, LostUpdate.race(LostUpdate.Locked::new), LostUpdateStress.Locked.class),
            new Version(false, LostUpdate.race(LostUpdate.Atomic::new), LostUpdateStress.Atomic.class),
            new Version(false, LostUpdate.race(LostUpdate.Adder::new), LostUpdateStress.Adder.class),
            new Version(true, UnseenWrite.race(UnseenWrite.Plain::new), UnseenWriteStress.Plain.class),
            new Version(false, UnseenWrite.race(UnseenWrite.Volatile::new), UnseenWriteStress.Volatile.class),
            new Version(false, UnseenWrite.race(UnseenWrite.Locked::new), UnseenWriteStress.Locked.class),
            new Version(true, LastSeat.race(LastSeat.LookThenTake::new), LastSeatStress.LookThenTake.class),
            new Version(false, LastSeat.race(LastSeat.TakeIfFree::new), LastSeatStress.TakeIfFree.class),
            new Version(false, LastSeat.race(LastSeat.Locked::new), LastSeatStress.Locked.class),
            new Version(true, UnlockedList.race("plain", UnlockedList::plain), UnlockedListStress.Plain.class),
            new Version(false, UnlockedList.race("locked", UnlockedList::locked), UnlockedListStress.Locked.class),
            new Version(false, UnlockedList.race("copied", UnlockedList::copied), UnlockedListStress.Copied.class));

    private static final Path FOLDER = Path.of("target", "bench", "jcstress");
    private static final Path LOG = FOLDER.resolve("log.txt");
    private static final String RESULTS = "jcstress-results-*";
    /** For JNA, with which jcstress places its threads on cores; and what it would find out for itself if our class path held only jars. */
    private static final String FLAGS = "--enable-native-access=ALL-UNNAMED -XX:-RestrictContended";

    Races() { }

    /** jcstress, which ends when the bench ends. */
    public static void main(String[] arguments) throws Exception {
        Children.endWithParent();
        org.openjdk.jcstress.Main.main(arguments);
    }

    @Override
    public String name() {
        return "races";
    }

    @Override
    public Table run(Settings settings) throws Exception {
        Table table = new Table("Races: our outcome tables beside jcstress", "race", "version", "outcome", "ours", "jcstress", "jcstress expects", "agree");
        Map<String, Map<String, Long>> theirs = stress(settings);
        int rows = 0, agreeing = 0;
        for (Version each : VERSIONS) {
            Outcomes ours = each.ours.run(settings.quick() ? 50_000 : 1_000_000);
            Map<String, Long> counts = theirs.get(each.theirs.getCanonicalName());
            if (counts == null) throw new IllegalStateException("jcstress did not run " + each.theirs.getCanonicalName() + ", see " + LOG + "; it needs two cores");
            for (Line line : lines(each, ours, counts)) {
                table.row(each.ours.what(), each.ours.version() + (each.broken ? ", broken" : ", fixed"), line.seen, "%,d".formatted(line.ours), "%,d".formatted(line.theirs),
                        line.expected, line.agree() ? "yes" : "NO");
                rows++;
                if (line.agree()) agreeing++;
            }
        }
        table.line("%d of %d lines agree: jcstress shows what ours shows, nobody saw what jcstress forbids, and both foresee the same outcomes.", agreeing, rows);
        table.line("jcstress %s; its own pages: jcstress/index.html", String.join(" ", options(settings)));
        return table;
    }

    /** One outcome of a version, in both. */
    private record Line(String seen, long ours, long theirs, boolean foreseen, String expected) {

        boolean agree() {
            boolean forbidden = expected.equals(Expect.FORBIDDEN.toString());
            return foreseen && (ours == 0 || theirs > 0) && !(forbidden && ours + theirs > 0);
        }
    }

    /** Every outcome that one of the two foresees or saw. */
    private static List<Line> lines(Version version, Outcomes ours, Map<String, Long> theirs) {
        TestInfo test = TestList.getInfo(version.theirs.getCanonicalName());
        List<String> declared = test.cases().stream().map(StateCase::matchPattern).toList();
        List<String> listed = version.ours.outcomes().stream().map(Outcome::seen).toList();
        Map<String, Long> left = new TreeMap<>(theirs);
        declared.forEach(seen -> left.putIfAbsent(seen, 0L));
        List<Line> lines = new ArrayList<>();
        for (Outcomes.Row row : ours.rows()) {
            String seen = row.outcome().seen();
            Long count = left.remove(seen);
            lines.add(line(test, seen, row.count(), count == null ? 0 : count, listed.contains(seen) && declared.contains(seen)));
        }
        left.forEach((seen, count) -> lines.add(line(test, seen, 0, count, false)));
        return lines;
    }

    private static Line line(TestInfo test, String seen, long ours, long theirs, boolean foreseen) {
        Expect expected = test.cases().stream().filter(each -> each.matches(seen)).findFirst().orElse(test.unmatched()).expect();
        return new Line(seen, ours, theirs, foreseen, expected.toString());
    }

    /** Runs all tests; how often each outcome of each came. */
    private Map<String, Map<String, Long>> stress(Settings settings) throws IOException, InterruptedException, ClassNotFoundException {
        Files.createDirectories(FOLDER);
        for (Path old : results()) Files.delete(old);
        say("jcstress runs, its words go to %s", LOG);
        ProcessBuilder builder = Children.command(Races.class, options(settings)).directory(FOLDER.toFile())
                .redirectErrorStream(true).redirectOutput(LOG.toFile());
        builder.command().addAll(1, List.of(FLAGS.split(" ")));
        builder.command().add(1, "--sun-misc-unsafe-memory-access=allow");
        Process jcstress = builder.start();
        try {
            jcstress.waitFor();                  // not 0 when something forbidden came, too: the table will say so
        } finally {
            Children.end(jcstress);
        }
        List<Path> found = results();
        if (found.size() != 1) throw new IllegalStateException("jcstress left no results, see " + LOG);
        return read(found.getFirst());
    }

    private static List<String> options(Settings settings) {
        List<String> options = new ArrayList<>(List.of("-t", "parallel[.]bench[.]races[.].*", "-r", ".", "-m", "quick", "-sc", "false"));
        // quick: each test in one JVM; otherwise in four: interpreted, compiled by each of the two compilers, and by one that shuffles
        options.addAll(settings.quick() ? List.of("-iters", "2", "-time", "200", "-jvmArgs", FLAGS)
                : List.of("-iters", "5", "-time", "500", "-jvmArgsPrepend", FLAGS));
        return options;
    }

    private static List<Path> results() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(FOLDER, RESULTS)) {
            List<Path> found = new ArrayList<>();
            files.forEach(found::add);
            return found;
        }
    }

    private static Map<String, Map<String, Long>> read(Path file) throws IOException, ClassNotFoundException {
        var collector = new InProcessCollector();
        var reader = new DiskReadCollector(file.toString(), collector);
        try {
            reader.dump();
        } finally {
            reader.close();
        }
        Map<String, Map<String, Long>> tests = new HashMap<>();
        for (TestResult result : collector.getTestResults()) {
            if (result.status() != Status.NORMAL) throw new IllegalStateException(result.getName() + ": " + result.status() + ", see " + LOG);
            Map<String, Long> counts = tests.computeIfAbsent(result.getName(), name -> new HashMap<>());
            for (String seen : result.getStateKeys()) counts.merge(seen, result.getCount(seen), Long::sum);
        }
        return tests;
    }
}
