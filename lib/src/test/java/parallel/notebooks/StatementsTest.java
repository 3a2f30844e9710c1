package parallel.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import parallel.claim.Section;
import parallel.claim.Statement;
import parallel.claim.Statement.Kind;
import parallel.claim.Statements;

/**
 * Holds the list of the article's statements to the chapters. When a cell was renamed, or a chapter answers what none did before, the
 * right list is written to {@code lib/target/statements.tsv}.
 */
class StatementsTest {

    private static final Path NOTEBOOKS = Path.of("..", "notebooks");
    private static final Path FILE = Path.of("src", "main", "resources", "parallel", "claim", "statements.tsv");
    private static final Path RIGHT = Path.of("target", "statements.tsv");

    /** A cell that says in its metadata that it answers statements, best answers first: a run, a text, a table of findings. */
    private record Place(String chapter, String cell, List<Integer> statements, int rank) { }

    private static final List<Place> PLACES = new ArrayList<>();

    @BeforeAll
    static void readTheChapters() throws IOException {
        for (Path file : Chapters.in(NOTEBOOKS)) {
            NotebookLintChapter chapter = NotebookLintChapter.read(file);
            String name = chapter.name().replace(".ipynb", "");
            for (NotebookLintChapter.Cell cell : chapter.cells()) {
                List<Integer> statements = new ArrayList<>();
                cell.metadata().path("statements").forEach(each -> statements.add(each.asInt()));
                int rank = cell.id().startsWith("claims") || cell.hasTag("findings") ? 2 : cell.isCode() ? 0 : 1;
                if (!statements.isEmpty()) PLACES.add(new Place(name, cell.id(), statements, rank));
            }
        }
    }

    @Test
    void eachLeadsToACellThatSaysItAnswersIt() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> right = new ArrayList<>(Files.readAllLines(FILE).stream().filter(line -> line.startsWith("#")).toList());
        for (Statement each : Statements.all().rows()) {
            boolean leads = PLACES.stream().anyMatch(place -> answers(place, each) && place.chapter().equals(each.chapter())
                    && place.cell().equals(each.cell()));
            Optional<Place> best = best(each);
            boolean waits = each.cell().isEmpty() && best.isEmpty();
            String line = leads || waits ? line(each, each.chapter(), each.cell())
                    : line(each, best.map(Place::chapter).orElse(""), best.map(Place::cell).orElse(""));
            right.add(line);
            if (!leads && !waits) wrong.add(line);
        }
        Files.deleteIfExists(RIGHT);
        if (!wrong.isEmpty()) Files.write(RIGHT, right);

        assertThat(wrong).as("lines that lead to no cell with their statement; these would be right, choose another cell where it answers better:"
                + "\n%s\n\nall together: cp lib/%s lib/%s\n", String.join("\n", wrong), RIGHT, FILE).isEmpty();
    }

    /** What stands in the file is chosen by hand; a suggestion is the first that shows something, in the chapter itself. */
    private static Optional<Place> best(Statement statement) {
        return PLACES.stream().filter(place -> answers(place, statement)).min(Comparator.comparingInt(Place::rank));
    }

    private static boolean answers(Place place, Statement statement) {
        return place.statements().contains(statement.number());
    }

    private static String line(Statement each, String chapter, String cell) {
        return String.join("\t", String.valueOf(each.number()), each.section().toString(), each.kind().toString(), each.sentence(), chapter, cell);
    }

    @Test
    void areAllOfThemInTheArticlesOrder() {
        List<Statement> rows = Statements.all().rows();
        assertThat(rows).extracting(Statement::number).containsExactlyElementsOf(IntStream.rangeClosed(1, 118).boxed().toList());
        assertThat(rows).extracting(Statement::sentence).doesNotHaveDuplicates().allSatisfy(sentence ->
                assertThat(sentence).isNotBlank().hasSizeLessThanOrEqualTo(90).doesNotContain("\""));
    }

    @Test
    void areAsManyOfEachKindAsWereCounted() {
        assertThat(count(Statement::kind)).isEqualTo(Map.of(Kind.DEFINITION, 21L, Kind.CLAIM_ABOUT_BEHAVIOUR, 27L,
                Kind.CLAIM_ABOUT_PERFORMANCE, 18L, Kind.ADVICE, 14L, Kind.API_FACT, 19L, Kind.ANALOGY, 6L, Kind.REFERENCE, 7L, Kind.NUMBER, 6L));
    }

    @Test
    void standBelowTheArticlesHeadingsInItsOrder() {
        assertThat(Statements.all().sections().values().stream().map(List::size)).containsExactly(1, 7, 5, 5, 10, 1, 6, 6, 7, 2, 6, 19, 17, 11,
                5, 8, 1, 1);
        assertThat(Statements.all().sections().values().stream().flatMap(List::stream)).isEqualTo(Statements.all().rows());
        assertThat(Statements.of(Section.THREADS_VS_PROCESSES).rows()).extracting(Statement::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(19, 28).boxed().toList());
    }

    /** The book reads the headings from the file, the library has them as an enum. */
    @Test
    void standInTheFileBelowTheSectionsHeadings() throws IOException {
        assertThat(Files.readAllLines(FILE).stream().filter(line -> !line.startsWith("#")).map(line -> line.split("\t")[1]))
                .containsExactlyElementsOf(Statements.all().rows().stream().map(each -> each.section().toString()).toList());
    }

    @Test
    void haveALinkWhenTheyHaveACell() {
        var linked = new Statement(118, Kind.REFERENCE, "s", "08-conclusion", "references");
        assertThat(linked.link()).contains("08-conclusion.ipynb#cell-id=references");
        assertThat(new Statement(118, Kind.REFERENCE, "s", "", "").link()).isEmpty();
        assertThatThrownBy(() -> new Statement(118, Kind.REFERENCE, "s", "08-conclusion", "")).hasMessageContaining("118 needs a chapter and a cell");
        assertThatThrownBy(() -> new Statement(119, Kind.REFERENCE, "s", "", "")).hasMessageContaining("1 to 118, not 119");
    }

    private static <K> Map<K, Long> count(Function<Statement, K> by) {
        return Statements.all().rows().stream().collect(Collectors.groupingBy(by, Collectors.counting()));
    }
}
