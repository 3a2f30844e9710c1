package parallel.claim;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import parallel.Given;

/**
 * What the article says, sentence by sentence, each with a link to the cell that answers it; the ledger holds what was found instead.
 * <pre>{@code
 * Statements.all()                             // all 118, folded by section
 * Statements.of(Section.FUTURES)               // one section
 * }</pre>
 * <p><b>Thread safety.</b> Immutable. <b>Source.</b> The whole article; chapter 8.
 *
 * @param rows the statements, in the order of the article
 */
public record Statements(List<Statement> rows) {

    private static final String FILE = "statements.tsv";

    public Statements {
        rows = Given.list(rows, "the statements", "an empty list means none");
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

    /** Those of one section. */
    public static Statements of(Section section) {
        Objects.requireNonNull(section, "the section is null: give one of Section");
        return new Statements(all().rows.stream().filter(each -> each.section() == section).toList());
    }

    /** The statements by section, both in the article's order. */
    public Map<Section, List<Statement>> sections() {
        return rows.stream().collect(Collectors.groupingBy(Statement::section, LinkedHashMap::new, Collectors.toList()));
    }

    private static Statement read(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != 6) throw new IllegalArgumentException("six fields with tabs between them, not '" + line + "'");
        return new Statement(Integer.parseInt(fields[0]), Statement.Kind.of(fields[2]), fields[3], fields[4], fields[5]);
    }
}
