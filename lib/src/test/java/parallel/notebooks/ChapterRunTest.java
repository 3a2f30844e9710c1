package parallel.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import parallel.Await;
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

    /** What becomes of a chapter, each time in a real kernel: what is said, what is kept, and that no process stays. */
    @Nested
    @Tag("slow")
    @Execution(ExecutionMode.CONCURRENT)
    class InAKernel {

        private static final Duration AMPLE = Duration.ofMinutes(10);

        private Path executed;
        private Launch launch;

        /** Kernels that have their files in the test's own folder are known by their command line. */
        @BeforeEach
        void readHowToStartPython() throws Exception {
            executed = folder.resolve("executed");
            Path own = folder.resolve("launch.properties");
            Files.copy(Path.of("../target/jupyter/launch.properties"), own);
            Files.writeString(own, "\nenv.TMPDIR=" + escaped(folder) + "\n", StandardOpenOption.APPEND);
            launch = Launch.read(own);
        }

        @AfterEach
        void noProcessStays() {
            assertThat(own()).isEmpty();
        }

        private List<ProcessHandle> own() {
            return ProcessHandle.allProcesses().filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
                    .filter(process -> !process.equals(ProcessHandle.current())).toList();
        }

        @Test
        void aFailingCellIsNamedAndTheRestIsExecutedAndKept() throws Exception {
            ChapterFailedException failure = fails(new ChapterRun(launch, executed, AMPLE, AMPLE),
                    "int a = 1;", "", "int b = nothing;", "a + 41");

            assertThat(failure).message()
                    .startsWith("01-made.ipynb, code cell 3 of 4 (counted from the top, code cells only) failed with Compil")
                    .contains("    int b = nothing;", "cannot find symbol")
                    .doesNotContain("\u001B");
            assertThat(executed.resolve("01-made.ipynb")).doesNotExist();
            assertThat(executed.resolve("failed/01-made.ipynb")).content().contains("42");
        }

        @Test
        void aCellThatTakesTooLongIsStoppedAndNamed() throws Exception {
            ChapterFailedException failure = fails(new ChapterRun(launch, executed, Duration.ofSeconds(1), AMPLE), "while (true);");

            assertThat(failure).message()
                    .startsWith("01-made.ipynb, code cell 1 of 1 (counted from the top, code cells only) took longer than 1 s")
                    .contains("    while (true);");
        }

        @Test
        void aChapterThatTakesTooLongIsStoppedAtTheCellThatItHasReached() throws Exception {
            Path started = folder.resolve("started");
            ChapterRun run = new ChapterRun(launch, executed, AMPLE, AMPLE,
                    () -> Files.exists(started) ? AMPLE.plusSeconds(1).toNanos() : 0);

            ChapterFailedException failure = fails(run, "int a = 1;", creates(started) + " while (true);");

            assertThat(failure).message()
                    .startsWith("01-made.ipynb, code cell 2 of 2")
                    .contains("the chapter took longer than 600 s and was stopped here", " while (true);");
        }

        /** What happens to a chapter when the JVM that executes it is killed: the system closes nbconvert's standard input. */
        @Test
        void aChapterEndsWithTheProgramThatExecutesIt() throws Exception {
            Path started = folder.resolve("started");
            Path chapter = made(creates(started), "while (true);");
            Process nbconvert = new ChapterRun(launch, executed, AMPLE, AMPLE).nbconvert(chapter)
                    .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
            Await.until(() -> Files.exists(started) || !nbconvert.isAlive());
            List<ProcessHandle> all = own();
            assertThat(all).as("it and its kernel").hasSizeGreaterThan(1);

            nbconvert.getOutputStream().close();

            Await.end(all);
        }

        @Test
        void aKernelThatDiesIsSaid() throws Exception {
            ChapterFailedException failure = fails(new ChapterRun(launch, executed, AMPLE, AMPLE), "System.exit(3);");

            assertThat(failure).message().startsWith("01-made.ipynb, code cell 1 of 1").contains("the kernel died", "    System.exit(3);");
        }

        /** And the bar of a measurement that is over has been drawn and is gone. */
        @Test
        void onlyAChapterThatRanToItsEndCountsAsExecuted() throws Exception {
            Path chapter = made(
                    "%classpath \"" + Path.of("target/parallel.jar").toAbsolutePath() + "\""
                            + "\nimport java.time.Duration; import parallel.kernel.*; import parallel.measure.*;\nWorkbook.open()",
                    """
                    var field = Class.forName("parallel.measure.Reporter").getDeclaredField("listener");
                    field.setAccessible(true);
                    var listener = (Progress) field.get(null);""",
                    "System.out.println(40 + 2); listener.at(\"ended\", 0.5, Duration.ZERO); listener.over();",
                    "listener.at(\"still there\", 0.5, Duration.ZERO);");
            byte[] before = Files.readAllBytes(chapter);

            new ChapterRun(launch, executed, AMPLE, AMPLE).execute(chapter);

            assertThat(chapter).as("only read").hasBinaryContent(before);
            assertThat(executed.resolve("01-made.ipynb")).content()
                    .contains("42\\n", "measuring still there", "<progress ")
                    .doesNotContain("measuring ended", "parallel-bar-over");
            assertThat(executed.resolve("failed")).isEmptyDirectory();
        }

        private ChapterFailedException fails(ChapterRun run, String... sources) throws IOException {
            Path chapter = made(sources);
            ChapterFailedException failure = catchThrowableOfType(ChapterFailedException.class, () -> run.execute(chapter));
            assertThat(failure).as("the chapter failed").isNotNull();
            return failure;
        }

        private static String creates(Path file) {
            return "java.nio.file.Files.createFile(java.nio.file.Path.of(\"" + escaped(file) + "\"));";
        }

        private static String escaped(Path file) {
            return file.toString().replace("\\", "\\\\");
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
