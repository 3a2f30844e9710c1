package parallel.notebooks;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A notebook as far as running it needs: its code cells, and the errors that a run left in them.
 *
 * @param name the file's name
 * @param codeCells from the top, empty ones included, as a reader counts them
 */
record NotebookFile(String name, List<CodeCell> codeCells) {

    /** @param error the first error among the cell's outputs */
    record CodeCell(String source, Optional<CellError> error) { }

    /** @param traceback without the colours that kernels put into it */
    record CellError(String name, String value, String traceback) { }

    /** @throws ChapterFailedException if the file is not a notebook; its message is one line that says where and what to do */
    static NotebookFile read(Path path) throws ChapterFailedException, IOException {
        String name = path.getFileName().toString();
        JsonNode root = parse(path, name);
        if (!root.path("cells").isArray() || root.path("nbformat").asInt() != 4) {
            throw new ChapterFailedException(name + " is JSON but not a notebook of format 4 (no list of cells, or another"
                    + " nbformat)" + bringBack(name));
        }
        List<CodeCell> codeCells = new ArrayList<>();
        for (JsonNode cell : root.get("cells")) {
            if (cell.path("cell_type").asText().equals("code")) {
                codeCells.add(new CodeCell(text(cell.path("source")), firstError(cell)));
            }
        }
        return new NotebookFile(name, List.copyOf(codeCells));
    }

    /** The first failing cell in the words of a report, if a cell failed. */
    Optional<String> failure() {
        for (int i = 0; i < codeCells.size(); i++) {
            CodeCell cell = codeCells.get(i);
            if (cell.error().isPresent()) {
                CellError error = cell.error().get();
                return Optional.of(where(i + 1) + " failed with " + error.name() + ": " + error.value()
                        + "\n\nThe cell:\n" + indent(cell.source()) + "\n\nThe error:\n" + indent(error.traceback()));
            }
        }
        return Optional.empty();
    }

    /** @param number counts code cells from 1, as a reader does, and as nothing in the file does */
    String where(int number) {
        return name + ", code cell " + number + " of " + codeCells.size() + " (counted from the top, code cells only)";
    }

    /** The number of the cell that is the n-th to be executed: cells without source are passed over. */
    int numberOfExecuted(int nth) {
        int executed = 0;
        for (int i = 0; i < codeCells.size(); i++) {
            if (!codeCells.get(i).source().isBlank() && ++executed == nth) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException(name + " has no " + nth + " cells to execute");
    }

    static String indent(String text) {
        return text.strip().indent(4).stripTrailing();
    }

    private static JsonNode parse(Path path, String name) throws ChapterFailedException, IOException {
        try {
            return new JsonMapper().readTree(Files.readAllBytes(path));
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new ChapterFailedException(name + " is not valid JSON: line " + at.getLineNr() + ", column "
                    + at.getColumnNr() + ": " + e.getOriginalMessage().lines().findFirst().orElse("") + bringBack(name));
        }
    }

    private static String bringBack(String name) {
        return "; git diff shows what changed, and git checkout -- notebooks/" + name + " brings back the committed one";
    }

    private static Optional<CellError> firstError(JsonNode cell) {
        return StreamSupport.stream(cell.path("outputs").spliterator(), false)
                .filter(output -> output.path("output_type").asText().equals("error"))
                .map(output -> new CellError(output.path("ename").asText(), withoutColours(output.path("evalue").asText()),
                        withoutColours(lines(output.path("traceback")))))
                .findFirst();
    }

    /** A cell's source is one string, or a list of lines that keep their ends. */
    private static String text(JsonNode source) {
        return source.isArray() ? joined(source, "") : source.asText();
    }

    private static String lines(JsonNode traceback) {
        return joined(traceback, "\n");
    }

    private static String joined(JsonNode array, String separator) {
        List<String> parts = new ArrayList<>();
        array.forEach(part -> parts.add(part.asText()));
        return String.join(separator, parts);
    }

    private static String withoutColours(String text) {
        return text.replaceAll("\\u001B\\[[0-9;]*m", "");
    }
}
