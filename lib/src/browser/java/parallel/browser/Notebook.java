package parallel.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** A notebook as a file: format 4, read only. */
record Notebook(JsonNode root) {

    /** The executed chapter that a page of the book was made from. */
    static Notebook of(Path page) throws IOException {
        String name = page.getFileName().toString().replaceFirst("\\.html$", ".ipynb");
        return read(page.getParent().resolveSibling("executed").resolve(name));
    }

    static Notebook read(Path file) throws IOException {
        return new Notebook(new JsonMapper().readTree(Files.readAllBytes(file)));
    }

    record Cell(int index, String id, String source, JsonNode json) {

        /** Empty ones do not run. */
        boolean runs() {
            return json.path("cell_type").asText().equals("code") && !source.isBlank();
        }

        boolean ran() {
            return json.path("execution_count").isIntegralNumber();
        }

        /** With an error that the chapter does not announce. */
        boolean failed() {
            return !has("raises-exception") && StreamSupport.stream(outputs().spliterator(), false)
                    .anyMatch(output -> output.path("output_type").asText().equals("error"));
        }

        boolean has(String tag) {
            return StreamSupport.stream(json.path("metadata").path("tags").spliterator(), false).anyMatch(one -> one.asText().equals(tag));
        }

        Iterable<JsonNode> outputs() {
            return json.path("outputs");
        }
    }

    List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (JsonNode cell : root.path("cells")) cells.add(new Cell(cells.size(), cell.path("id").asText(), text(cell.path("source")), cell));
        return cells;
    }

    /** Those that a run of all cells runs. */
    List<Cell> toRun() {
        return cells().stream().filter(Cell::runs).toList();
    }

    Map<String, String> codeOfCells() {
        Map<String, String> sources = new LinkedHashMap<>();
        toRun().forEach(cell -> sources.put(cell.id(), cell.source()));
        return sources;
    }

    /** A text is one string, or a list of lines that keep their ends. */
    static String text(JsonNode text) {
        if (!text.isArray()) return text.asText();
        StringBuilder whole = new StringBuilder();
        text.forEach(line -> whole.append(line.asText()));
        return whole.toString();
    }
}
