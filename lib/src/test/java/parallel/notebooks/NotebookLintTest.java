package parallel.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chapters keep the rules, and each rule catches what it is for. */
class NotebookLintTest {

    private static final Path NOTEBOOKS = Path.of(System.getProperty("basedir", "."), "..", "notebooks");

    @Test
    void everyChapterOfTheWorkbookKeepsTheRules() {
        NotebookLint.Report report = NotebookLint.check(NOTEBOOKS);
        List<String> readers = changedByTheReader();

        assertThat(report.problems()).as(report.toString())
                .allMatch(problem -> readers.contains(problem.chapter()));
    }

    /**
     * The chapters that differ from what is committed: a reader may write cells as long as she likes. On CI nothing is let
     * through: there the checkout is what was committed. A git of hers beside this one is not disturbed.
     */
    private static List<String> changedByTheReader() {
        if (System.getenv("CI") != null) return List.of();
        try {
            Process git = new ProcessBuilder("git", "--no-optional-locks", "status", "--porcelain", "--untracked-files=all", "--", ".")
                    .directory(NOTEBOOKS.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            List<String> lines = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            return lines.stream().map(line -> line.substring(line.lastIndexOf('/') + 1).replace("\"", "")).toList();
        } catch (IOException e) {
            return List.of();                          // no git: the chapters are held to be the workbook's own
        }
    }

    @Test
    void noChapterOfTheWorkbookIsOverlooked() {
        File[] files = NOTEBOOKS.toFile().listFiles((folder, name) -> name.endsWith(".ipynb") && Character.isDigit(name.charAt(0)));
        List<String> there = files == null ? List.of() : Arrays.stream(files).map(File::getName).toList();

        assertThat(NotebookLint.check(NOTEBOOKS).chapters()).as("chapters that the lint looked at").containsAll(there);
    }

    /** A small workbook of two good chapters, spoilt in one place by each test. */
    @Nested
    class Rules {

        @TempDir
        Path notebooks;
        @TempDir
        Path masters;

        private Chapter introduction;
        private Chapter antiExample;

        @BeforeEach
        void goodChapters() {
            introduction = new Chapter("00-introduction.ipynb", """
                    # Introduction

                    [contents](#Table-of-contents) | [next](06-the-anti-example.ipynb)
                    """, 1, 8);
            introduction.text("contents", "## Table of contents\n\n- [The `four` ways](06-the-anti-example.ipynb#The-four-ways)");
            antiExample = new Chapter("06-the-anti-example.ipynb", """
                    # The anti-example

                    [previous](00-introduction.ipynb) | [contents](00-introduction.ipynb#Table-of-contents)
                    """, 49, 102);
            antiExample.text("ways", "## The `four` ways");
        }

        @Test
        void goodChaptersHaveNoProblems() {
            assertThat(problems()).isEmpty();
        }

        @Test
        void aFolderThatIsNotThereHasNoChaptersAndNoProblems() {
            NotebookLint.Report report = NotebookLint.check(notebooks.resolve("none"));

            assertThat(report.chapters()).isEmpty();
            assertThat(report.problems()).isEmpty();
        }

        @Test
        void aReadersOwnNotebookAndOutputsAreLeftAlone() throws IOException {
            Files.writeString(notebooks.resolve("Untitled.ipynb"), "{}");
            antiExample.cells.get(1).put("outputs", List.of(Map.of("output_type", "stream", "name", "stdout", "text", "3 ms")));

            assertThat(problems()).isEmpty();
        }

        @Test
        void aProblemNamesChapterCellAndWhatToDoAndAllAreReportedTogether() {
            antiExample.code("long", "int i;\n".repeat(13)).findings();
            antiExample.text("slow", "It took 3 ms.");

            assertThat(problems()).hasSize(2);
            assertThat(problems().getFirst())
                    .startsWith("06-the-anti-example.ipynb, cell 5 (long): has 13 lines: at most 12");
            assertThat(NotebookLint.check(notebooks).toString()).startsWith("2 problems in 2 chapters\n  06-the");
        }

        @Test
        void aCorruptNotebookIsOneProblem() throws IOException {
            write();
            Files.writeString(notebooks.resolve(antiExample.name), "{ \"cells\": [");

            assertThat(NotebookLint.check(notebooks).problems()).singleElement().asString()
                    .contains("06-the-anti-example.ipynb: is not a notebook");
        }

        @Test
        void format() {
            antiExample.minor = 4;

            assertOneProblem("06-the-anti-example.ipynb: is nbformat 4.4");
        }

        @Test
        void kernelName() {
            antiExample.kernel = "jjava";

            assertOneProblem("names the kernel 'jjava'");
        }

        @Test
        void colourBeforeTheKernelAnswers() {
            antiExample.mode = "";

            assertOneProblem("lacks the language_info of its neighbours");
        }

        @Test
        void cellIds() {
            antiExample.text("top", "twice").text("", "none");

            assertThat(problems()).hasSize(2).anyMatch(problem -> problem.contains("has the id of an earlier cell"))
                    .anyMatch(problem -> problem.contains("has no proper id"));
        }

        @Test
        void firstCell() {
            antiExample.cells.get(1).put("source", NotebookLint.FIRST_CELL + "\n");

            assertOneProblem("is the first code cell and not the one of all chapters");
        }

        @Test
        void theFirstCellItselfKeepsTheRules() {
            assertThat(NotebookLint.FIRST_CELL.lines()).hasSizeLessThanOrEqualTo(6).allMatch(line -> line.length() <= 80);
        }

        @Test
        void theTextAboveTheFirstCellSaysWhatItNeeds() {
            antiExample.cells.getFirst().put("source", antiExample.source(0).replace("JDK 25", "some Java"));

            assertOneProblem("the text above it must name `mvn -Plab` and JDK 25");
        }

        @Test
        void changeMe() {
            antiExample.cells.get(2).put("metadata", Map.of());

            assertOneProblem("tag a code cell 'change-me'");
        }

        @Test
        void findings() {
            antiExample.code("later", "1 + 1");

            assertOneProblem("cell 6 (later): is the last code cell");
        }

        @Test
        void exercisesStandAfterTheFindingsAndAreTheirMasters() throws IOException {
            master();
            assertOneProblem("06-the-anti-example.ipynb: lacks the cell exercises: run python lib/src/exercises/into_notebooks.py");

            exercises("class Mine { }");
            assertThat(problems()).isEmpty();

            antiExample.cells.get(7).put("source", "class Mine { int i; }");
            assertOneProblem("cell 8 (exercise-6-1-stub): is not as the master of the exercises has exercise-6-1-stub");

            antiExample.cells.get(7).put("source", "class Mine { }");
            antiExample.cells.removeLast();
            assertOneProblem("cell 10 (exercise-6-1-help): ends the exercises: one text follows");
        }

        @Test
        void exercisesWithoutAMasterOrApart() throws IOException {
            exercises("class Mine { }");
            assertOneProblem("cell 6 (exercises): is of no exercise that has a master");

            master();
            antiExample.cells.add(6, antiExample.cells.removeLast());
            assertThat(problems()).anyMatch(problem -> problem.contains("cell 6 (exercises): begins the exercises, and they do not stand together"));
        }

        private void master() throws IOException {
            Files.writeString(masters.resolve("6.1.md"), """
                    # 6.1 A class
                    Write one.
                    ## Stub
                    ```java
                    class Mine { }
                    ```
                    ## Check
                    ```java
                    new Mine()
                    ```
                    ## Hint
                    Begin.
                    ## Solution
                    ```java
                    class Mine { int done; }
                    ```
                    """);
        }

        private void exercises(String stub) {
            antiExample.text("exercises", "## Exercises\n\nFill in.").text("exercise-6-1", "### 6.1 A class\n\nWrite one.")
                    .code("exercise-6-1-stub", stub).code("exercise-6-1-check", "new Mine()")
                    .text("exercise-6-1-help", """
                            <details><summary>Hint</summary>

                            Begin.

                            </details>

                            <details><summary>Solution</summary>

                            ```java
                            class Mine { int done; }
                            ```

                            </details>""").text("end", "The end.");
        }

        @Test
        void navigation() {
            introduction.cells.getFirst().put("source", introduction.source(0).replace("[next](06-the-anti-example.ipynb)", ""));
            antiExample.cells.getFirst().put("source", "JDK 25 mvn");

            assertThat(problems()).hasSize(3)
                    .anyMatch(problem -> problem.contains("00-introduction.ipynb, cell 1 (top): lacks its link [next](06-the-anti-"))
                    .anyMatch(problem -> problem.contains("lacks its link [previous](00-introduction.ipynb)"))
                    .anyMatch(problem -> problem.contains("lacks its link [contents](00-introduction.ipynb)"));
        }

        @Test
        void statementsLeftOut() {
            antiExample.cells.getFirst().put("metadata", Map.of("statements", IntStream.rangeClosed(51, 102).boxed().toList()));

            assertOneProblem("leaves statements [49, 50] of the article without an answer");
        }

        @Test
        void statementsThatTheArticleDoesNotHave() {
            antiExample.text("more", "More.", Map.of("statements", List.of(3, 119))).text("odd", "Odd.", Map.of("statements", 58));

            assertThat(problems()).hasSize(2).anyMatch(problem -> problem.contains("answers statement 119"))
                    .anyMatch(problem -> problem.contains("has statements 58: write a list"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"%%time\nint i;", "%maven a:b:1", "  %jars x.jar", "%classpath ../lib/target/parallel.jar"})
        void magics(String cell) {
            antiExample.code("bad", cell).findings();

            assertOneProblem("uses the magic '%");
        }

        @ParameterizedTest
        @ValueSource(strings = {"lineMagic(\"jars\")", "getKernelInstance().eval(\"1\")", "org.dflib.jjava.kernel.JavaKernel k;"})
        void whatOnlyOneKernelHas(String cell) {
            antiExample.code("bad", cell).findings();

            assertOneProblem("which only one of the two kernels has");
        }

        @ParameterizedTest
        @ValueSource(strings = {"volatile boolean stop = false;", "int i;\n/** why */ private static final int COUNT = 3;",
            "@Deprecated final class Counter { }"})
        void droppedModifiers(String cell) {
            antiExample.code("bad", cell).findings();

            assertOneProblem("which the kernels drop without a word");
        }

        @ParameterizedTest
        @ValueSource(strings = {"var mine = 2;", "int other, mine;", "void run() { }\nlong mine;",
            "// what it is, the library knows\nvar mine = Numbers.primes(1, 2);", "mine.call();\nList<String> mine"})
        void oneNameInTwoCells(String cell) {
            antiExample.code("mine", "var mine = 1;").code("bad", cell).findings();

            assertOneProblem("declares the variable mine, as the cell mine does");
        }

        @ParameterizedTest
        @ValueSource(strings = {"var java = 1;", "int parallel;"})
        void aVariableThatHidesAPackage(String cell) {
            antiExample.code("bad", cell).findings();

            assertOneProblem(": a package of that name cannot be named any more");
        }

        @Test
        void aMethodMayHaveAVariablesNameAndOtherParameters() {
            antiExample.code("mine", "var mine = 1; int twice(int n) { return 2 * n; }").code("good", "int mine() { return 2; } int twice() { return 2; }").findings();

            assertThat(problems()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"synchronized void add() { }", "int i;\npublic synchronized int get() { return i; }"})
        void synchronizedMethods(String cell) {
            antiExample.code("bad", cell).findings();

            assertOneProblem("has a top-level synchronized method");
        }

        @Test
        void sealedTypes() {
            antiExample.code("bad", "sealed interface Way permits Alone { }\nrecord Alone() implements Way { }").findings();

            assertOneProblem("has a top-level sealed type");
        }

        @ParameterizedTest
        @ValueSource(strings = {"System.out.printf(\"%d%n\", 3)", "int i = 3;\n// show it\nSystem.out\n    .printf(\"%d\", i);",
            "display(\"x\")"})
        void strayValues(String cell) {
            antiExample.code("bad", cell).findings();

            assertOneProblem("which shows a stray value");
        }

        @ParameterizedTest
        @ValueSource(strings = {"for (int i = 0; i < 3; i++) {", "new Counter(]"})
        void javaThatIsNotComplete(String cell) {
            antiExample.code("bad", cell).findings();

            assertOneProblem("is not complete Java from");
        }

        @ParameterizedTest
        @ValueSource(strings = {"class Counter {\n    volatile int seen;\n    final int limit = 3;\n    synchronized void add() { }\n}",
            "var lock = new Object();\nsynchronized (lock) { lock.notifyAll(); }", "System.out.printf(\"%d%n\", 3);\nint last = 3",
            "// only a comment", "class Ways {\n    sealed interface Way permits Alone { }\n    record Alone() implements Way { }\n}",
            "int left = 7\n    % 4;\nleft", "for (int i = 0; i < 3; i++) System.out.printf(\"%d\", i);"})
        void codeThatIsFine(String cell) {
            antiExample.code("good", cell.replace("\n    % 4", " % 4")).findings();

            assertThat(problems()).isEmpty();
        }

        @Test
        void aCellThatIsMeantToFailMayBeIncomplete() {
            antiExample.code("bad", "int i = \"three\" +", Map.of("tags", List.of("raises-exception"))).findings();

            assertThat(problems()).isEmpty();
        }

        @Test
        void columns() {
            antiExample.code("wide", "var wide = \"" + "é".repeat(66) + "\";").findings();
            assertThat(problems()).isEmpty();

            antiExample.code("wider", "var much = \"" + "é".repeat(67) + "\";").findings();
            assertOneProblem("has a line of more than 80 columns");
        }

        @Test
        void previewFeatures() {
            antiExample.code("bad", "var options = List.of(\"--enable-preview\");").findings();

            assertOneProblem("asks for --enable-preview");
        }

        @Test
        void words() {
            String table = "| a | b |\n|---|---|\n" + "| one two | three four |\n".repeat(60);
            antiExample.text("good", "word ".repeat(120) + "\n\n" + table + "\n```java\n" + "int i; ".repeat(100) + "\n```\n");
            assertThat(problems()).isEmpty();

            antiExample.text("bad", "word ".repeat(121));
            assertOneProblem("has 121 words: at most 120");
        }

        @ParameterizedTest
        @ValueSource(strings = {"It took 3 ms.", "It took 1.5\u00a0s here", "in 20&nbsp;ns", "| pool | 88µs |", "3.7x as long",
            "is 12 times slower", "2 × faster", "100-ms steps", "0.31 milliseconds", "about **9.2** or 4 seconds"})
        void numbersByHand(String text) {
            antiExample.text("bad", text);
            assertOneProblem("by hand: compute it in a cell");

            antiExample.cells.getLast().put("metadata", Map.of("article", true));
            assertThat(problems()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"100 numbers on 4 threads", "in the 1990s", "from 10^15 on", "3 x 4 is 12", "Java 25 and Python 3.11",
            "three times as long", "2 strategies, 4 tasks", "see [a](00-introduction.ipynb) in 2 steps"})
        void numbersThatAreFine(String text) {
            antiExample.text("good", text);

            assertThat(problems()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"![a chart](https://example.org/a.png)", "<img alt='a' src=\"http://example.org/a.png\">",
            "<script>alert(1)</script>", "![a chart](//example.org/a.png)", "<iframe src=https://example.org></iframe>",
            "<link rel=stylesheet href=x.css>", "![a chart][1]\n\n[1]: https://example.org/a.png"})
        void whatLoadsFromElsewhere(String text) {
            antiExample.text("bad", text);

            assertThat(problems()).isNotEmpty().anyMatch(problem -> problem.contains("from elsewhere"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"![](data:image/png;base64,AAAA)", "<img src='data:image/png;base64,AAAA'>"})
        void picturesWithoutWords(String text) {
            antiExample.text("bad", text);

            assertOneProblem("without alternative text");
        }

        @ParameterizedTest
        @ValueSource(strings = {"[x](07-concurrent-and-futures.ipynb)", "[x](../nothing.md)", "<a href=\"none.ipynb\">x</a>"})
        void linksToNoFile(String text) {
            antiExample.text("bad", text);

            assertOneProblem("and there is no file");
        }

        @ParameterizedTest
        @ValueSource(strings = {"[x](00-introduction.ipynb#Nowhere)", "[x](#the-four-ways)"})
        void linksToNoHeading(String text) {
            antiExample.text("bad", text);

            assertOneProblem("has no such heading");
        }

        @ParameterizedTest
        @ValueSource(strings = {"[x](https://example.org/a)", "[x](#The-four-ways)", "[x](00-introduction.ipynb#Table%2Dof-contents)",
            "`[x](none.ipynb)`", "```\n[x](none.ipynb)\n```", "<a href='00-introduction.ipynb'>x</a>", "`<script>` and `![](http://x)`"})
        void linksThatAreFine(String text) {
            antiExample.text("good", text);

            assertThat(problems()).isEmpty();
        }

        private void assertOneProblem(String part) {
            assertThat(problems()).singleElement().asString().contains(part);
        }

        private List<String> problems() {
            write();
            return NotebookLint.check(notebooks, masters).problems().stream().map(Object::toString).toList();
        }

        private void write() {
            introduction.write();
            antiExample.write();
        }

        /** A chapter that keeps the rules: a text, the first cell, one to change, a last text, the findings. */
        private final class Chapter {

            final String name;
            final List<Map<String, Object>> cells = new ArrayList<>();
            int minor = 5;
            String kernel = "java";
            String mode = "java";

            Chapter(String name, String top, int firstStatement, int lastStatement) {
                this.name = name;
                text("top", top + "\nBuilt by `mvn -Plab`; needs JDK 25.",
                        Map.of("statements", IntStream.rangeClosed(firstStatement, lastStatement).boxed().toList()));
                code("open", NotebookLint.FIRST_CELL);
                code("change", "int threads = 4;\nthreads", Map.of("tags", List.of("change-me")));
                code("findings", "var found = List.of(\"holds\");\nfound", Map.of("tags", List.of("findings")));
            }

            Chapter text(String id, String source) {
                return text(id, source, Map.of());
            }

            Chapter text(String id, String source, Map<String, Object> metadata) {
                return cell(id, "markdown", source, metadata);
            }

            Chapter code(String id, String source) {
                return code(id, source, Map.of());
            }

            Chapter code(String id, String source, Map<String, Object> metadata) {
                return cell(id, "code", source, metadata);
            }

            /** The findings come last again. */
            void findings() {
                Map<String, Object> findings = cells.stream().filter(cell -> "findings".equals(cell.get("id"))).findFirst().orElseThrow();
                cells.remove(findings);
                cells.add(findings);
            }

            String source(int index) {
                return (String) cells.get(index).get("source");
            }

            void write() {
                Map<String, Object> root = Map.of("nbformat", 4, "nbformat_minor", minor, "cells", cells,
                        "metadata", Map.of("kernelspec", Map.of("name", kernel, "display_name", "Java", "language", "java"),
                                "language_info", Map.of("name", "java", "codemirror_mode", mode)));
                try {
                    new ObjectMapper().writeValue(notebooks.resolve(name).toFile(), root);
                } catch (IOException unwritable) {
                    throw new UncheckedIOException(unwritable);
                }
            }

            private Chapter cell(String id, String type, String source, Map<String, Object> metadata) {
                cells.add(new LinkedHashMap<>(Map.of("id", id, "cell_type", type, "source", source, "metadata", metadata)));
                return this;
            }
        }
    }
}
