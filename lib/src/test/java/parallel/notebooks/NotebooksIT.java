package parallel.notebooks;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Executes the chapters one after another, each in a fresh kernel and each a test of its own.
 * {@code -Dnotebook=06*} chooses some. The executed copies lie in {@code target/executed/}; the chapters are only read.
 */
class NotebooksIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path EXECUTED = ROOT.resolve("target/executed");
    private static final Duration PER_CELL = Duration.ofMinutes(2);
    private static final Duration PER_CHAPTER = Duration.ofMinutes(10);

    @TestFactory
    Stream<DynamicTest> chapter() throws IOException, ChapterFailedException {
        ExecutedLock lock = ExecutedLock.take(ROOT.resolve("target/executed.lock"));
        forgetEarlierFailures();
        List<Path> chapters = Chapters.matching(System.getProperty("notebook", "*"), Chapters.in(ROOT.resolve("notebooks")));
        Launch launch = Launch.read(ROOT.resolve("target/jupyter/launch.properties"));
        ChapterRun run = new ChapterRun(launch, EXECUTED, PER_CELL, PER_CHAPTER);
        return chapters.stream().map(chapter ->
                DynamicTest.dynamicTest(chapter.getFileName().toString(), chapter.toUri(), () -> execute(run, chapter)))
                .onClose(lock::close);
    }

    private static void execute(ChapterRun run, Path chapter) throws IOException, InterruptedException {
        String name = chapter.getFileName().toString();
        long start = System.nanoTime();   // time: to be shown
        try {
            run.execute(chapter);
            System.out.printf("%s ran to its end in %.1f s%n", name, secondsSince(start));
        } catch (ChapterFailedException e) {
            System.out.printf("%s failed after %.1f s%n", name, secondsSince(start));
            fail(e.getMessage());
        }
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;   // time: to be shown
    }

    private static void forgetEarlierFailures() throws IOException {
        Path failed = ChapterRun.failed(EXECUTED);
        if (Files.exists(failed)) {
            try (Stream<Path> files = Files.walk(failed)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
