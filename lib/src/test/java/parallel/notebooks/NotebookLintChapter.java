package parallel.notebooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import parallel.notebooks.NotebookLint.Problem;

/** A chapter as its file has it, and the rules that concern it as a whole. */
record NotebookLintChapter(String name, JsonNode root, List<Cell> cells) {

    /** The first and last statement of the article that each chapter answers, by the beginning of its file's name. */
    private static final Map<String, List<Integer>> STATEMENTS = Map.of(
            "00", List.of(1, 8), "01", List.of(9, 18), "02", List.of(19, 28), "03", List.of(29, 35), "04", List.of(36, 41),
            "05", List.of(42, 48), "06", List.of(49, 102), "07", List.of(103, 116), "08", List.of(117, 118));

    /** The chapter with the table of contents. */
    private static final String CONTENTS = "00-introduction.ipynb";

    /** One cell; the number counts from 1, text and code together. */
    record Cell(int number, String id, String type, String source, JsonNode metadata) {

        boolean isCode() {
            return type.equals("code");
        }

        boolean hasTag(String tag) {
            for (JsonNode each : metadata.path("tags")) {
                if (each.asText().equals(tag)) return true;
            }
            return false;
        }
    }

    static NotebookLintChapter read(Path file) throws IOException {
        JsonNode root = new ObjectMapper().readTree(file.toFile());
        List<Cell> cells = new ArrayList<>();
        for (JsonNode cell : root.path("cells")) {
            StringBuilder source = new StringBuilder(cell.path("source").asText());
            cell.path("source").forEach(line -> source.append(line.asText()));
            cells.add(new Cell(cells.size() + 1, cell.path("id").asText(), cell.path("cell_type").asText(), source.toString(),
                    cell.path("metadata")));
        }
        return new NotebookLintChapter(file.getFileName().toString(), root, List.copyOf(cells));
    }

    /** The first code cell, or {@code null}. */
    Cell firstCode() {
        return cells.stream().filter(Cell::isCode).findFirst().orElse(null);
    }

    void check(List<String> chapters, List<Problem> problems) {
        checkFormat(problems);
        checkCells(problems);
        checkNavigation(chapters, problems);
        checkStatements(problems);
    }

    private void checkFormat(List<Problem> problems) {
        int major = root.path("nbformat").asInt();
        int minor = root.path("nbformat_minor").asInt();
        if (major < 4 || major == 4 && minor < 5) {
            of(problems, "is nbformat " + major + "." + minor + ": write 4.5 or later, which gives every cell its id");
        }
        String kernel = root.at("/metadata/kernelspec/name").asText();
        if (!kernel.equals("java")) of(problems, "names the kernel '" + kernel + "': both Java kernels are called 'java'");
        String mode = root.at("/metadata/language_info/codemirror_mode").asText();
        if (!mode.equals("java")) {
            of(problems, "lacks the language_info of its neighbours, with \"codemirror_mode\": \"java\": JupyterLab would show its code in one "
                    + "colour until the kernel has answered");
        }
        Set<String> ids = new HashSet<>();
        for (Cell cell : cells) {
            if (!cell.id().matches("[A-Za-z0-9_-]{1,64}")) {
                of(problems, cell, "has no proper id: give it one of letters, digits, - and _");
            } else if (!ids.add(cell.id())) {
                of(problems, cell, "has the id of an earlier cell: give it one of its own");
            }
        }
    }

    private void checkCells(List<Problem> problems) {
        Cell first = firstCode();
        if (first == null) {
            of(problems, "has no code cell");
            return;
        }
        if (!first.source().equals(NotebookLint.FIRST_CELL)) {
            of(problems, first, "is the first code cell and not the one of all chapters; it must read\n" + NotebookLint.FIRST_CELL);
        }
        String above = String.join("\n", cells.subList(0, first.number() - 1).stream().map(Cell::source).toList());
        if (!above.contains("mvn") || !above.matches("(?s).*\\b(JDK|Java)[\\s\u00a0]25\\b.*")) {
            of(problems, first, "can fail without the jar or on an older Java, and cannot say so itself: "
                    + "the text above it must name `mvn -Plab` and JDK 25");
        }
        if (cells.stream().noneMatch(cell -> cell.isCode() && cell.hasTag("change-me"))) {
            of(problems, "has nothing for the reader to change: tag a code cell 'change-me'");
        }
        Cell last = cells.stream().takeWhile(cell -> !cell.source().startsWith(NotebookLintExercises.HEADING)).filter(Cell::isCode).reduce((one, next) -> next).orElse(first);
        if (!last.hasTag("findings")) {
            of(problems, last, "is the last code cell before the exercises: it must show what the chapter found, and carry the tag 'findings'");
        }
    }

    private void checkNavigation(List<String> chapters, List<Problem> problems) {
        if (cells.isEmpty() || !cells.getFirst().type().equals("markdown")) {
            of(problems, "must begin with a text cell: title, question, previous | contents | next");
            return;
        }
        Cell top = cells.getFirst();
        List<String> targets = NotebookLintText.links(top.source()).stream().map(link -> link.replaceFirst("[#?].*", "")).toList();
        int here = chapters.indexOf(name);
        if (here > 0) mustLink(top, targets, "previous", chapters.get(here - 1), problems);
        if (!name.equals(CONTENTS)) mustLink(top, targets, "contents", CONTENTS, problems);
        if (here < chapters.size() - 1) mustLink(top, targets, "next", chapters.get(here + 1), problems);
    }

    private void mustLink(Cell top, List<String> targets, String word, String target, List<Problem> problems) {
        if (!targets.contains(target)) of(problems, top, "lacks its link [" + word + "](" + target + ")");
    }

    private void checkStatements(List<Problem> problems) {
        Set<Integer> answered = new HashSet<>();
        for (Cell cell : cells) {
            JsonNode statements = cell.metadata().path("statements");
            if (statements.isMissingNode()) continue;
            if (!statements.isArray()) of(problems, cell, "has statements " + statements + ": write a list, as [58, 60]");
            for (JsonNode statement : statements) {
                if (!statement.isInt() || statement.asInt() < 1 || statement.asInt() > 118) {
                    of(problems, cell, "answers statement " + statement + ": the article has 1 to 118");
                }
                answered.add(statement.asInt());
            }
        }
        List<Integer> range = STATEMENTS.get(name.substring(0, 2));
        if (range == null) return;
        Set<Integer> missing = new TreeSet<>(IntStream.rangeClosed(range.getFirst(), range.getLast()).boxed().toList());
        missing.removeAll(answered);
        if (!missing.isEmpty()) {
            of(problems, "leaves statements " + missing + " of the article without an answer: name them in the metadata "
                    + "\"statements\" of the cells that answer them");
        }
    }

    private void of(List<Problem> problems, String what) {
        problems.add(new Problem(name, 0, "", what));
    }

    private void of(List<Problem> problems, Cell cell, String what) {
        problems.add(new Problem(name, cell.number(), cell.id(), what));
    }
}
