package parallel.claim;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the article says, sentence by sentence, each with a link to the cell that answers it; the ledger holds what was found instead.
 * <pre>{@code
 * Statements.all()                             // all 118, folded by section
 * Statements.of("THREADS VS PROCESSES")        // one section
 * }</pre>
 * <p><b>Failure.</b> A section that the article does not have: {@link IllegalArgumentException} that lists those it has.
 * <b>Thread safety.</b> Immutable. <b>Source.</b> The whole article; chapter 8.
 *
 * @param rows the statements, in the order of the article
 */
public record Statements(List<Statement> rows) {

    private static final String FILE = "statements.tsv";

    public Statements {
        rows = List.copyOf(rows);
    }

    /** All of them. */
    public static Statements all() {
        try (InputStream in = Statements.class.getResourceAsStream(FILE)) {
            return new Statements(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
                    .map(Statements::read).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE + " of the library", e);
        }
    }

    /** Those below one heading of the article, as printed. */
    public static Statements of(String section) {
        Map<String, List<Statement>> sections = all().sections();
        if (!sections.containsKey(section)) {
            throw new IllegalArgumentException("the article has the sections " + String.join("; ", sections.keySet()) + ", not " + section);
        }
        return new Statements(sections.get(section));
    }

    /** The statements by section, both in the article's order. */
    public Map<String, List<Statement>> sections() {
        return rows.stream().collect(Collectors.groupingBy(Statement::section, LinkedHashMap::new, Collectors.toList()));
    }

    private static Statement read(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != 6) throw new IllegalArgumentException("six fields with tabs between them, not '" + line + "'");
        return new Statement(Integer.parseInt(fields[0]), fields[1], Statement.Kind.of(fields[2]), fields[3], fields[4], fields[5]);
    }
}
