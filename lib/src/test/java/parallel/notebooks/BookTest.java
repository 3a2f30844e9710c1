package parallel.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The book that is made of executed chapters, here of two small ones with every kind of output: what becomes of each on its page. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class BookTest {

    private static final Path DRIVER = Path.of("src/lab/book.py");
    private static final byte[] PICTURE = Base64.getDecoder().decode(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");
    private static final String CHART = "<figure class=\"chart\"><img alt=\"Who is first? Ada.\" width=\"1\" height=\"1\" style=\"max-width:100%;height:auto\" "
            + "src=\"data:image/png;base64," + Base64.getEncoder().encodeToString(PICTURE) + "\"/></figure>";
    private static final String TABLE = """
            <div style="overflow-x:auto"><table class="workbook" style="border-collapse:collapse"><caption>times</caption>
            <thead><tr><th scope="col" style="text-align:left;padding:4px 6px">way</th><th scope="col" style="text-align:right">ms</th></tr></thead>
            <tbody><tr><td style="text-align:left">one's</td><td style="text-align:right;white-space:nowrap">\
            1<span style="display:inline-block;text-align:left;width:3ch">.5</span></td></tr></tbody></table></div>""";

    @TempDir
    static Path folder;
    private static Path notebooks;
    private static Path executed;
    private static Path book;

    @BeforeAll
    static void makeABookOfTwoChapters() throws Exception {
        notebooks = Files.createDirectories(folder.resolve("notebooks"));
        executed = Files.createDirectories(folder.resolve("executed"));
        book = folder.resolve("book");
        write("00-introduction", """
                # An introduction

                [Contents](00-introduction.ipynb#Table-of-contents) · [1 Concurrency →](01-concurrency-and-parallel-processing.ipynb)

                *About nothing.*

                The article's "question" – and `'c'`. The [next one](01-concurrency-and-parallel-processing.ipynb#cell-id=run).

                ## A part

                ### A step … of it

                <details><summary>Hint</summary>

                Look *there*.

                </details>

                <details><summary>Solution</summary>

                ```java
                return 4;
                ```

                </details>
                """, CHART, TABLE);
        write("01-concurrency-and-parallel-processing", "# Concurrency\n\nSome words. More words.", CHART);
        make(executed, folder.resolve("none"), book, Files.createDirectories(folder.resolve("no-claims")));
    }

    @Test
    void aPictureIsAFileBesideItsPage() throws IOException {
        assertThat(book.resolve("pictures/00-introduction-1.png")).hasBinaryContent(PICTURE);
        assertThat(page("00-introduction")).contains("alt=\"Who is first? Ada.\"", "src=\"pictures/00-introduction-1.png\"").doesNotContain("base64");
    }

    /** No request leaves the folder, and nothing in it is missing. */
    @Test
    void whatAPageOrAStyleNamesIsInTheBook() throws IOException {
        for (String name : List.of("index", "statements", "00-introduction", "01-concurrency-and-parallel-processing")) {
            List<String> named = named("(?:src|href)=\"([^\"#]+)", page(name));
            assertThat(named).contains("book.css", "book.js");
            assertThat(named.stream().filter(file -> !file.equals("data:,"))).allSatisfy(file -> assertThat(book.resolve(file)).exists());
        }
        assertThat(named("url\\(([^)]+)\\)", Files.readString(book.resolve("book.css")))).hasSizeGreaterThan(3)
                .allSatisfy(file -> assertThat(book.resolve(file)).exists());
        assertThat(book.resolve("fonts")).isDirectoryContaining("glob:**/LICENSE*");
    }

    @Test
    void linksLeadToPagesAndTheNotebooksOwnBarGoes() throws IOException {
        assertThat(page("00-introduction")).contains("<a href=\"01-concurrency-and-parallel-processing.html#cell-run\">next one</a>",
                "href=\"01-concurrency-and-parallel-processing.html\" rel=\"next\"", "<a href=\"#A-step-…-of-it\">", "id=\"A-step-…-of-it\"")
                .doesNotContain(".ipynb", "1 Concurrency →");
    }

    /** And it is folded when the page opens. */
    @Test
    void aFoldHoldsItsWordsAndItsCode() throws IOException {
        assertThat(named("(?s)(<details><summary>.*?</details>)", page("00-introduction"))).hasSize(2).satisfiesExactly(
                hint -> assertThat(hint).startsWith("<details><summary>Hint</summary>").contains("<p>Look <em>there</em>.</p>"),
                solution -> assertThat(solution).startsWith("<details><summary>Solution</summary>").contains("<b>return </b>4;"));
    }

    @Test
    void wordsHaveTheQuotationMarksOfABookAndCodeKeepsItsOwn() throws IOException {
        assertThat(page("00-introduction")).contains("The article’s “question”\u00a0– and <code>'c'</code>", "one's", "<b>var </b>answer = <u>'x'</u>;");
        assertThat(page("index")).contains("The article’s “question”\u00a0– and ‘c’.");
    }

    /** JupyterLab needs the look in each cell; a page of the book has it once. */
    @Test
    void aColumnOfNumbersIsSaidOnceAndItsPointsStandBelowEachOther() throws IOException {
        assertThat(page("00-introduction")).contains("<div class=\"scrolls\"><table class=\"workbook n2\">", "<td>1.5\u2007").doesNotContain("style=");
    }

    @Test
    void aChapterThatWasNotExecutedKeepsItsPageAndItsPictures() throws Exception {
        Path one = Files.createDirectories(folder.resolve("one")), again = folder.resolve("again");
        Files.copy(executed.resolve("01-concurrency-and-parallel-processing.ipynb"), one.resolve("01-concurrency-and-parallel-processing.ipynb"));
        make(one, book, again);

        for (String kept : List.of("00-introduction.html", "pictures/00-introduction-1.png")) {
            assertThat(again.resolve(kept)).hasSameBinaryContentAs(book.resolve(kept));
        }
        assertThat(again.resolve("pictures/01-concurrency-and-parallel-processing-1.png")).exists();
    }

    @Test
    void theVerdictsThatWereKeptAreCountedOnTheFirstPage() throws Exception {
        keep(4, "JAVA", "HOLDS");
        keep(5, "JAVA", "DOES_NOT_HOLD");
        keep(6, "JAVA", "DOES_NOT_HOLD");
        keep(6, "CPYTHON", "NOT_MEASURABLE");
        keep(9, "JAVA", "DEPENDS");
        Files.writeString(folder.resolve("claims/012.properties"), "damaged");
        Path judged = folder.resolve("judged");
        make(executed, book, judged, folder.resolve("claims"));

        assertThat(judged.resolve("index.html")).content().contains("1 holds, 2 do not hold<", "1 not measurable here<", "1 depends<", "1 holds, 1 depends, 2 do not hold<",
                "2026-01-02; CPython 3.11: by hand, 2 cores, Linux amd64; JDK 25: by hand, 2 cores, Linux amd64");
        assertThat(judged.resolve("statements.html")).content().contains("<span class=\"language\">CPython</span> <i class=\"mark not-measurable\"></i> not measurable here");
    }

    @Test
    void whereNothingWasJudgedTheBookShowsNoVerdict() throws IOException {
        assertThat(page("index") + page("statements")).doesNotContain("class=\"mark", "on this machine", "Judged");
    }

    private static String page(String name) throws IOException {
        return Files.readString(book.resolve(name + ".html"));
    }

    private static List<String> named(String pattern, String text) {
        List<String> found = new ArrayList<>();
        for (Matcher matcher = Pattern.compile(pattern).matcher(text); matcher.find();) found.add(matcher.group(1));
        return found;
    }

    private static void make(Path executed, Path old, Path to, Path... claims) throws Exception {
        Launch launch = Launch.read(Path.of("../target/jupyter/launch.properties"));
        List<String> arguments = Stream.concat(Stream.of(Path.of("-B"), DRIVER, notebooks, executed, old, to), Stream.of(claims)).map(Path::toString).toList();
        Path log = to.resolveSibling(to.getFileName() + ".log");
        Process python = launch.python(arguments).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            assertThat(python.waitFor()).as(Files.readString(log)).isZero();
        } finally {
            python.destroyForcibly();
        }
    }

    /** The notebook, and the same executed, with a code cell that answers all these. */
    private static void write(String name, String text, String... outputs) throws IOException {
        for (Path where : List.of(notebooks, executed)) {
            List<Map<String, Object>> results = new ArrayList<>();
            if (where.equals(executed)) {
                for (String html : outputs) results.add(Map.of("output_type", "display_data", "metadata", Map.of(), "data", Map.of("text/html", html)));
            }
            Map<String, Object> notebook = Map.of("nbformat", 4, "nbformat_minor", 5,
                    "metadata", Map.of("language_info", Map.of("name", "java", "pygments_lexer", "java")), "cells", List.of(
                            Map.of("cell_type", "markdown", "id", "title", "metadata", Map.of(), "source", text),
                            Map.of("cell_type", "code", "id", "run", "metadata", Map.of(), "source", "var answer = 'x';", "execution_count", 1, "outputs", results)));
            new JsonMapper().writeValue(where.resolve(name + ".ipynb").toFile(), notebook);
        }
    }

    /** As the library's Ledger does. */
    private static void keep(int statement, String language, String verdict) throws IOException {
        Properties kept = new Properties();
        kept.putAll(Map.of("statement", String.valueOf(statement), "language", language, "verdict", verdict, "at", "2026-01-02T03:04:05Z",
                "cores", "2", "runtime", (language.equals("JAVA") ? "JDK 25" : "CPython 3.11") + ": by hand", "system", "Linux amd64"));
        Path file = Files.createDirectories(folder.resolve("claims")).resolve("%03d-%s.properties".formatted(statement, language));
        try (var out = Files.newBufferedWriter(file)) {
            kept.store(out, null);
        }
    }
}
