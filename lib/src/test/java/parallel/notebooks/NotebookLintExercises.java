package parallel.notebooks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import parallel.exercise.Master;
import parallel.notebooks.NotebookLint.Problem;

/** The exercises of a chapter are those of their masters, word by word: lib/src/exercises/into_notebooks.py has put them there. */
final class NotebookLintExercises {

    static final String HEADING = "## Exercises\n\n";

    /** What is to be in the notebook. */
    private record Wanted(String id, String type, String source) { }

    private final List<Master> masters;

    NotebookLintExercises(Path masters) throws IOException {
        this.masters = Master.all(masters);
    }

    void check(NotebookLintChapter chapter, List<Problem> problems) {
        List<NotebookLintChapter.Cell> there = chapter.cells().stream().filter(NotebookLintExercises::isOne).toList();
        List<Wanted> wanted = wanted(chapter.name());
        if (!there.isEmpty() && !there.getLast().equals(chapter.cells().get(there.getFirst().number() + there.size() - 2))) {
            problems.add(new Problem(chapter.name(), there.getFirst().number(), there.getFirst().id(), "begins the exercises, and they do not stand together"));
        }
        if (!there.isEmpty() && chapter.cells().size() != there.getLast().number() + 1) {
            problems.add(new Problem(chapter.name(), there.getLast().number(), there.getLast().id(), "ends the exercises: one text follows, with which the chapter ends"));
        }
        for (int i = 0; i < Math.max(there.size(), wanted.size()); i++) {
            NotebookLintChapter.Cell cell = i < there.size() ? there.get(i) : null;
            Wanted want = i < wanted.size() ? wanted.get(i) : null;
            String what = cell == null ? "lacks the cell " + want.id : want == null ? "is of no exercise that has a master" : differs(cell, want);
            if (what.isEmpty()) continue;
            problems.add(new Problem(chapter.name(), cell == null ? 0 : cell.number(), cell == null ? "" : cell.id(), what + ": run python lib/src/exercises/into_notebooks.py"));
            return;
        }
    }

    private static String differs(NotebookLintChapter.Cell cell, Wanted want) {
        boolean same = cell.id().equals(want.id) && cell.type().equals(want.type)
                && (want.id.equals("exercises") ? cell.source().startsWith(want.source) : cell.source().equals(want.source));
        return same ? "" : "is not as the master of the exercises has " + want.id;
    }

    static boolean isOne(NotebookLintChapter.Cell cell) {
        return cell.id().equals("exercises") || cell.id().startsWith("exercise-");
    }

    /** None for a chapter without a number. */
    private List<Wanted> wanted(String chapter) {
        List<Wanted> wanted = new ArrayList<>();
        for (Master master : masters) {
            if (!chapter.matches("0*" + master.chapter() + "-.*")) continue;
            if (wanted.isEmpty()) wanted.add(new Wanted("exercises", "markdown", HEADING));
            String id = "exercise-" + master.number().replace('.', '-');
            wanted.add(new Wanted(id, "markdown", "### " + master + "\n\n" + master.text()));
            wanted.add(new Wanted(id + "-stub", "code", master.stub()));
            wanted.add(new Wanted(id + "-check", "code", master.check()));
            wanted.add(new Wanted(id + "-help", "markdown", folded("Hint", master.hint()) + "\n\n" + folded("Solution", "```java\n" + master.solution() + "\n```")));
        }
        return wanted;
    }

    private static String folded(String summary, String body) {
        return "<details><summary>" + summary + "</summary>\n\n" + body + "\n\n</details>";
    }
}
