package parallel.notebooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import parallel.show.ProgressBar;

/**
 * Executes one chapter in a fresh kernel with nbconvert, within limits, and leaves no process behind.
 *
 * <p>The chapter lies in {@code failed/} until it has run to its end without an error; only then does it take its place
 * in the folder of executed chapters. So what lies there is always whole, what failed can be opened to see how far it
 * came, and the book knows that something failed even if this program is killed.
 *
 * @param executed the folder of executed chapters
 * @param perCell a cell that takes longer is stopped
 * @param perChapter a chapter that takes longer is stopped
 * @param nanos the clock for that
 */
record ChapterRun(Launch launch, Path executed, Duration perCell, Duration perChapter, LongSupplier nanos) {

    /** Ends nbconvert and its kernel when this JVM is gone, even by SIGKILL: it holds the other end of their standard input. */
    static final Path ATTACHED = Path.of("src/lab/attached.py").toAbsolutePath();
    private static final String EXECUTING = "] Executing cell:";   // nbclient says so at level DEBUG

    ChapterRun(Launch launch, Path executed, Duration perCell, Duration perChapter) {
        this(launch, executed, perCell, perChapter, System::nanoTime);   // time: a chapter that hangs must not stop the others
    }

    static Path failed(Path executed) {
        return executed.resolve("failed");
    }

    /** @throws ChapterFailedException whose message names the chapter, the cell, its source and what went wrong */
    void execute(Path chapter) throws ChapterFailedException, IOException, InterruptedException {
        String name = chapter.getFileName().toString();
        Path failed = failed(executed);
        Path result = failed.resolve(name);
        Path log = failed.resolve(name + ".log");
        Files.createDirectories(failed);
        Files.copy(chapter, result, StandardCopyOption.REPLACE_EXISTING);

        NotebookFile source = NotebookFile.read(chapter);
        run(source, chapter, log);
        String failure = NotebookFile.read(result).failure().orElse(null);
        if (failure != null) {
            throw new ChapterFailedException(failure);
        }
        dropBarsThatAreOver(result);
        Files.move(result, executed.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        Files.delete(log);
    }

    /** A measurement leaves an output that shows nothing; a page would still make room for it. */
    static void dropBarsThatAreOver(Path notebook) throws IOException {
        JsonMapper mapper = new JsonMapper();
        JsonNode root = mapper.readTree(Files.readAllBytes(notebook));
        for (JsonNode cell : root.path("cells")) {
            if (cell.path("outputs") instanceof ArrayNode outputs) {
                outputs.removeIf(ChapterRun::isBarThatIsOver);
            }
        }
        Files.write(notebook, mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    }

    /** Jupyter saves a text of one line as a list of one. */
    private static boolean isBarThatIsOver(JsonNode output) {
        JsonNode html = output.path("data").path("text/html");
        return (html.isArray() ? html.path(0) : html).asText().equals(ProgressBar.OVER.data());
    }

    /** The program that executes it; with its standard input it ends. */
    ProcessBuilder nbconvert(Path chapter) {
        List<String> command = new ArrayList<>(List.of(ATTACHED.toString(), "nbconvert", "--to", "notebook", "--execute",
                // JJava does not end when it is asked to; the default waits for it five seconds
                "--AsyncKernelManager.shutdown_wait_time=0.5",
                "--allow-errors",   // keeps the executed file, where we look for errors ourselves
                "--ExecutePreprocessor.timeout=" + perCell.toSeconds(),
                "--ExecutePreprocessor.startup_timeout=" + perChapter.toSeconds(),
                "--log-level=DEBUG"));
        command.addAll(KernelPorts.options());
        command.addAll(List.of("--output", chapter.getFileName().toString(), "--output-dir", failed(executed).toString(),
                chapter.toString()));
        return launch.python(command);
    }

    private void run(NotebookFile source, Path chapter, Path log)
            throws ChapterFailedException, IOException, InterruptedException {
        Process process = nbconvert(chapter).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Set<ProcessHandle> started = new LinkedHashSet<>();
        Thread hook = new Thread(() -> end(process, started));   // for a Ctrl-C in the middle of a chapter
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            if (!endsInTime(process, started)) {
                throw new ChapterFailedException(executing(source, log) + ": the chapter took longer than "
                        + perChapter.toSeconds() + " s and was stopped here" + cell(source, log));
            }
            if (process.exitValue() != 0) {
                throw new ChapterFailedException(explain(source, log));
            }
        } finally {
            end(process, started);
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    /** Remembers every process that it sees: a kernel whose parent has died could not be found any more. */
    private boolean endsInTime(Process process, Set<ProcessHandle> started) throws InterruptedException {
        long start = nanos.getAsLong();
        while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {   // time: how often it looks
            synchronized (started) {
                process.descendants().forEach(started::add);
            }
            if (nanos.getAsLong() - start > perChapter.toNanos()) {
                return false;
            }
        }
        return true;
    }

    private static void end(Process process, Set<ProcessHandle> started) {
        List<ProcessHandle> all;
        synchronized (started) {
            process.descendants().forEach(started::add);
            all = List.copyOf(started);
        }
        process.destroyForcibly();
        destroy(all);
    }

    private static void destroy(Collection<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(handle -> handle.onExit()
                .completeOnTimeout(handle, 5, TimeUnit.SECONDS).join());   // time: what cannot be killed must not stop the others
    }

    private String explain(NotebookFile source, Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        String last = lines.stream().filter(line -> !line.isBlank() && !line.startsWith(" ")).reduce((a, b) -> b)
                .orElse("no output");
        if (lines.stream().anyMatch(line -> line.contains("No module named nbconvert"))) {
            return source.name() + " was not executed: nbconvert is missing from target/venv; delete that folder and run"
                    + " mvn verify again";
        }
        if (lines.stream().anyMatch(line -> line.contains("CellTimeoutError"))) {
            return executing(source, log) + " took longer than " + perCell.toSeconds() + " s and was stopped"
                    + cell(source, log);
        }
        if (lines.stream().anyMatch(line -> line.contains("DeadKernelError"))) {
            return executing(source, log) + ": the kernel died (its JVM ended: System.exit, out of memory, or killed)"
                    + cell(source, log);
        }
        if (lines.stream().anyMatch(line -> line.contains("NoSuchKernel"))) {
            return source.name() + " asks for a kernel that is not there; its metadata must name the kernelspec java ("
                    + last + ")";
        }
        return source.name() + " was not executed: nbconvert says: " + last + " (all of it is in " + log + ")";
    }

    private static String executing(NotebookFile source, Path log) throws IOException {
        int count = executedCells(log);
        return count == 0 ? source.name() + ", before its first cell" : source.where(source.numberOfExecuted(count));
    }

    private static String cell(NotebookFile source, Path log) throws IOException {
        int count = executedCells(log);
        return count == 0 ? "" : "\n\nThe cell:\n"
                + NotebookFile.indent(source.codeCells().get(source.numberOfExecuted(count) - 1).source());
    }

    private static int executedCells(Path log) throws IOException {
        return (int) Files.readAllLines(log).stream().filter(line -> line.endsWith(EXECUTING)).count();
    }
}
