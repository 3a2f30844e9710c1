package parallel.badinput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** What was tried, and the message that it gave: the table for whoever reads the log. */
final class Tried {

    private static final Path FILE = Path.of(System.getProperty("basedir", "."), "target", "bad-inputs.tsv");

    private final Set<String> rows = new ConcurrentSkipListSet<>();
    private final Set<String> accepted = new ConcurrentSkipListSet<>();

    void refused(String entry, String given, Throwable thrown) {
        String message = String.valueOf(thrown.getMessage()).replace('\t', ' ').replace('\n', ' ');
        rows.add(String.join("\t", entry, given, thrown.getClass().getSimpleName(), message));
    }

    void accepted(String entry, String given, String reason) {
        accepted.add(String.join("\t", entry, given, "accepted", reason));
    }

    void write() throws IOException {
        Set<String> entries = new TreeSet<>();
        rows.forEach(row -> entries.add(row.substring(0, row.indexOf('\t'))));
        Set<String> all = new TreeSet<>(rows);
        all.addAll(accepted);
        List<String> lines = new ArrayList<>(List.of("entry\tgiven\tthrown\tmessage"));
        lines.addAll(all);
        Files.createDirectories(FILE.getParent());
        Files.write(FILE, lines);
        System.out.printf("%d bad inputs to %d entries, each with its message; %d that are not bad, each with its reason: %s%n",
                rows.size(), entries.size(), accepted.size(), FILE.normalize());
    }
}
