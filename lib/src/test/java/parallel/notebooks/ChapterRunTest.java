package parallel.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parallel.show.ProgressBar;

/** What is taken out of an executed chapter, and that nothing else is. */
class ChapterRunTest {

    private final JsonMapper mapper = new JsonMapper();

    @TempDir
    Path folder;

    @Test
    void onlyBarsThatAreOverAreDropped() throws Exception {
        ObjectNode notebook = mapper.createObjectNode().put("nbformat", 4);
        notebook.withArray("cells").addObject().put("cell_type", "markdown").put("source", "été 日本");
        var outputs = notebook.withArray("cells").addObject().put("cell_type", "code").putArray("outputs");
        outputs.addObject().put("output_type", "stream").put("text", "before\n");
        outputs.addObject().put("output_type", "display_data").putObject("data").putArray("text/html").add("<p>times</p>");
        outputs.addObject().put("output_type", "display_data").putObject("data").put("text/plain", ProgressBar.OVER.data());
        JsonNode expected = notebook.deepCopy();
        outputs.insertObject(1).put("output_type", "display_data").putObject("data").put("text/html", ProgressBar.OVER.data());
        outputs.addObject().put("output_type", "display_data").putObject("data").put("text/plain", "")
                .putArray("text/html").add(ProgressBar.OVER.data());
        Path file = folder.resolve("01-made.ipynb");
        Files.write(file, mapper.writeValueAsBytes(notebook));

        ChapterRun.dropBarsThatAreOver(file);

        assertThat(mapper.readTree(Files.readAllBytes(file))).isEqualTo(expected);
    }

    /** The ways in which a chapter fails, each in a real kernel: what is said, what is kept, and that no process stays. */
    @Nested
    @Tag("slow")
    class InAKernel {

        private static final Duration AMPLE = Duration.ofMinutes(2);

        private Path executed;
        private Launch launch;

        @BeforeEach
        void readHowToStartPython() throws Exception {
            executed = folder.resolve("executed");
            launch = Launch.read(Path.of("../target/jupyter/launch.properties"));
        }

        @AfterEach
        void noProcessStays() {
            assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
        }

        @Test
        void aFailingCellIsNamedAndTheRestIsExecutedAndKept() throws Exception {
            ChapterFailedException failure = fails(AMPLE, AMPLE, "int a = 1;", "", "int b = nothing;", "a + 41");

            assertThat(failure).message()
                    .startsWith("01-made.ipynb, code cell 3 of 4 (counted from the top, code cells only) failed with Compil")
                    .contains("    int b = nothing;", "cannot find symbol")
                    .doesNotContain("\u001B");
            assertThat(executed.resolve("01-made.ipynb")).doesNotExist();
            assertThat(executed.resolve("failed/01-made.ipynb")).content().contains("42");
        }

        @Test
        void aCellThatTakesTooLongIsStoppedAndNamed() throws Exception {
            ChapterFailedException failure = fails(Duration.ofSeconds(2), AMPLE, "int a = 1;", "Thread.sleep(600_000);");

            assertThat(failure).message()
                    .startsWith("01-made.ipynb, code cell 2 of 2 (counted from the top, code cells only) took longer than 2 s")
                    .contains("    Thread.sleep(600_000);");
        }

        @Test
        void aChapterThatTakesTooLongIsStoppedAtTheCellThatItHasReached() throws Exception {
            ChapterFailedException failure = fails(AMPLE, Duration.ofSeconds(20), "int a = 1;", "Thread.sleep(600_000);");

            assertThat(failure).message()
                    .startsWith("01-made.ipynb, code cell 2 of 2")
                    .contains("the chapter took longer than 20 s and was stopped here", "    Thread.sleep(600_000);");
        }

        /** What happens to a chapter when the JVM that executes it is killed: the system closes nbconvert's standard input. */
        @Test
        void aChapterEndsWithTheProgramThatExecutesIt() throws Exception {
            Path started = folder.resolve("started");
            Path chapter = made("java.nio.file.Files.createFile(java.nio.file.Path.of(\"" + started + "\"));", "while (true);");
            Process nbconvert = launch.python(List.of(ChapterRun.ATTACHED.toString(), "nbconvert", "--to", "notebook", "--execute",
                    "--output-dir", executed.toString(), chapter.toString())).redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile()).start();
            while (!Files.exists(started)) {
                assertThat(nbconvert.waitFor(100, TimeUnit.MILLISECONDS)).as("it is still on its way").isFalse();
            }
            List<ProcessHandle> all = nbconvert.descendants().toList();
            assertThat(all).as("its kernel").isNotEmpty();

            nbconvert.getOutputStream().close();

            for (ProcessHandle process : all) {
                process.onExit().get(1, TimeUnit.MINUTES);
            }
            nbconvert.onExit().get(1, TimeUnit.MINUTES);
        }

        @Test
        void aKernelThatDiesIsSaid() throws Exception {
            ChapterFailedException failure = fails(AMPLE, AMPLE, "System.exit(3);");

            assertThat(failure).message().startsWith("01-made.ipynb, code cell 1 of 1").contains("the kernel died", "    System.exit(3);");
        }

        @Test
        void onlyAChapterThatRanToItsEndCountsAsExecuted() throws Exception {
            Path chapter = made("40 + 2");
            byte[] before = Files.readAllBytes(chapter);

            new ChapterRun(launch, executed, AMPLE, AMPLE).execute(chapter);

            assertThat(chapter).as("only read").hasBinaryContent(before);
            assertThat(executed.resolve("01-made.ipynb")).content().contains("\"42\"");
            assertThat(executed.resolve("failed")).isEmptyDirectory();
        }

        @Test
        void theBarOfAMeasurementIsDrawnAndLeavesNothingInAnExecutedChapter() throws Exception {
            new ChapterRun(launch, executed, AMPLE, AMPLE).execute(made(
                    "%classpath \"" + Path.of("target/parallel.jar").toAbsolutePath() + "\""
                            + "\nimport java.time.Duration; import parallel.kernel.*; import parallel.measure.*;\nWorkbook.open()",
                    """
                    var field = Class.forName("parallel.measure.Reporter").getDeclaredField("listener");
                    field.setAccessible(true);
                    var listener = (Progress) field.get(null);""",
                    "System.out.println(40 + 2); listener.at(\"ended\", 0.5, Duration.ZERO); listener.over();",
                    "listener.at(\"still there\", 0.5, Duration.ZERO);"));

            assertThat(executed.resolve("01-made.ipynb")).content()
                    .contains("42\\n", "measuring still there", "<progress ")
                    .doesNotContain("measuring ended", "parallel-bar-over");
        }

        private ChapterFailedException fails(Duration perCell, Duration perChapter, String... sources) throws IOException {
            Path chapter = made(sources);
            ChapterRun run = new ChapterRun(launch, executed, perCell, perChapter);
            ChapterFailedException failure = catchThrowableOfType(ChapterFailedException.class, () -> run.execute(chapter));
            assertThat(failure).as("the chapter failed").isNotNull();
            return failure;
        }

        private Path made(String... sources) throws IOException {
            JsonMapper mapper = new JsonMapper();
            ObjectNode notebook = mapper.createObjectNode().put("nbformat", 4).put("nbformat_minor", 5);
            notebook.putObject("metadata").putObject("kernelspec").put("name", "java").put("display_name", "Java");
            for (int i = 0; i < sources.length; i++) {
                ObjectNode cell = notebook.withArray("cells").addObject().put("cell_type", "code").put("id", "c" + i)
                        .putNull("execution_count").put("source", sources[i]);
                cell.putObject("metadata");
                cell.putArray("outputs");
            }
            Path file = folder.resolve("01-made.ipynb");
            mapper.writeValue(Files.newBufferedWriter(file), notebook);
            return file;
        }
    }
}
