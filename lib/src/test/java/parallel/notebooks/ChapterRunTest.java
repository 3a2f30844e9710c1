package parallel.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
