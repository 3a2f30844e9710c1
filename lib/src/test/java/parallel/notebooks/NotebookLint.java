package parallel.notebooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Holds the chapters to what both kernels have, and to one style, by reading them; the rules that need a run are not here.
 *
 * <p>The rules of a chapter as a whole are in {@link NotebookLintChapter}, those of a code cell in {@link NotebookLintCode},
 * those of the names that cells declare in {@link NotebookLintNames}, those of a text cell in {@link NotebookLintText},
 * and that the exercises are their masters' in {@link NotebookLintExercises}. Outputs are no business of the lint: a reader's
 * own may be there.
 */
final class NotebookLint {

    /** The first code cell, the same in every chapter. */
    static final String FIRST_CELL = """
            %classpath ../lib/target/parallel.jar
            import module java.base; import parallel.*; import parallel.workload.*;
            import parallel.strategy.*; import parallel.hazard.*; import parallel.measure.*;
            import parallel.python.*; import parallel.claim.*; import parallel.exercise.*;
            import parallel.show.*; import parallel.kernel.*;
            Workbook.open()""";

    /** {@code 06-the-anti-example.ipynb}, {@code a-how-we-measure.ipynb}; a reader's own {@code Untitled.ipynb} is left alone. */
    private static final Predicate<String> A_CHAPTER = Pattern.compile("(\\d\\d|[a-z])-[a-z0-9-]+\\.ipynb").asMatchPredicate();

    private NotebookLint() { }

    /** What was looked at, and what was found. */
    record Report(List<String> chapters, List<Problem> problems) {

        @Override
        public String toString() {
            return problems.size() + " problems in " + chapters.size() + " chapters"
                    + String.join("", problems.stream().map(problem -> "\n  " + problem).toList());
        }
    }

    /** One broken rule: where, and what to do. The number counts all cells of the chapter from 1; 0 is the chapter itself. */
    record Problem(String chapter, int number, String cell, String what) {

        @Override
        public String toString() {
            return chapter + (number == 0 ? "" : ", cell " + number + " (" + cell + ")") + ": " + what;
        }
    }

    /** Reads every chapter of the folder; a folder that is not there has none. */
    static Report check(Path notebooks) {
        return check(notebooks, notebooks.resolve("../lib/src/exercises"));
    }

    /** The same, with the masters of the exercises elsewhere. */
    static Report check(Path notebooks, Path masters) {
        List<Problem> problems = new ArrayList<>();
        List<String> names = chapters(notebooks);
        List<NotebookLintChapter> chapters = new ArrayList<>();
        for (String name : names) {
            try {
                chapters.add(NotebookLintChapter.read(notebooks.resolve(name)));
            } catch (JsonProcessingException broken) {
                problems.add(new Problem(name, 0, "", "is not a notebook: " + broken.getOriginalMessage()));
            } catch (IOException unreadable) {
                problems.add(new Problem(name, 0, "", "cannot be read: " + unreadable));
            }
        }
        var text = new NotebookLintText(notebooks, chapters);
        NotebookLintExercises exercises;
        try {
            exercises = new NotebookLintExercises(masters);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        for (NotebookLintChapter chapter : chapters) {
            chapter.check(names, problems);
            exercises.check(chapter, problems);
            NotebookLintNames.check(chapter, problems);
            for (NotebookLintChapter.Cell cell : chapter.cells()) {
                List<String> found = switch (cell.type()) {
                    case "code" -> cell == chapter.firstCode() ? List.<String>of() : NotebookLintCode.check(cell);
                    case "markdown" -> text.check(chapter, cell);
                    default -> List.<String>of();
                };
                found.forEach(what -> problems.add(new Problem(chapter.name(), cell.number(), cell.id(), what)));
            }
        }
        return new Report(names, List.copyOf(problems));
    }

    private static List<String> chapters(Path notebooks) {
        if (!Files.isDirectory(notebooks)) return List.of();
        try (Stream<Path> files = Files.list(notebooks)) {
            return files.map(file -> file.getFileName().toString()).filter(A_CHAPTER).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
