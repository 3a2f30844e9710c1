package parallel.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookFileTest {

    private static final String ERROR_OUTPUT = """
            {"output_type": "error", "ename": "CompilationException", "evalue": "nothing here",
             "traceback": ["\\u001b[1m\\u001b[31mcannot find symbol\\u001b[0m", "  symbol: variable nothing"]}""";

    @TempDir
    Path folder;

    @Test
    void countsCodeCellsFromTheTopAndReadsBothFormsOfSource() throws Exception {
        NotebookFile notebook = read(cells(text("a title"), code("\"int a = 1;\"", ""), code("[\"int b = 2;\\n\", \"a + b\"]", "")));

        assertThat(notebook.codeCells()).extracting(NotebookFile.CodeCell::source)
                .containsExactly("int a = 1;", "int b = 2;\na + b");
        assertThat(notebook.failure()).isEmpty();
    }

    @Test
    void aFailureNamesTheChapterTheCellItsSourceAndTheErrorWithoutColours() throws Exception {
        NotebookFile notebook = read(cells(code("\"int a = 1;\"", ""), text("words"), code("\"int b = nothing;\"", ERROR_OUTPUT)));

        assertThat(notebook.failure()).hasValue("""
                06-x.ipynb, code cell 2 of 2 (counted from the top, code cells only) failed with CompilationException: nothing here

                The cell:
                    int b = nothing;

                The error:
                    cannot find symbol
                      symbol: variable nothing""");
    }

    @Test
    void aLaterOutputOfACellCanBeTheError() throws Exception {
        String printed = "{\"output_type\": \"stream\", \"name\": \"stdout\", \"text\": \"before\"}, ";

        assertThat(read(cells(code("\"x\"", printed + ERROR_OUTPUT))).failure()).isPresent();
    }

    @Test
    void theNthExecutedCellSkipsCellsWithoutSource() throws Exception {
        NotebookFile notebook = read(cells(code("\"a\"", ""), code("\" \"", ""), code("\"b\"", "")));

        assertThat(notebook.numberOfExecuted(1)).isEqualTo(1);
        assertThat(notebook.numberOfExecuted(2)).isEqualTo(3);
    }

    @Test
    void brokenJsonIsOneLineWithPlaceAndRemedy() {
        assertThatThrownBy(() -> read("{\"nbformat\": 4,\n \"cells\": [\n  {\"cell_type\": \"code\",,}\n]}"))
                .isInstanceOf(ChapterFailedException.class)
                .message()
                .startsWith("06-x.ipynb is not valid JSON: line 3, column 24: ")
                .contains("git checkout -- notebooks/06-x.ipynb")
                .hasLineCount(1);
    }

    @Test
    void anEmptyFileAndAnotherKindOfJsonAreNotNotebooks() {
        assertThatThrownBy(() -> read("")).isInstanceOf(ChapterFailedException.class).hasMessageContaining("not a notebook");
        assertThatThrownBy(() -> read("{\"a\": 1}")).isInstanceOf(ChapterFailedException.class)
                .hasMessageContaining("not a notebook of format 4");
    }

    private NotebookFile read(String json) throws ChapterFailedException, IOException {
        return NotebookFile.read(Files.writeString(folder.resolve("06-x.ipynb"), json));
    }

    private static String cells(String... cells) {
        return "{\"nbformat\": 4, \"nbformat_minor\": 5, \"metadata\": {}, \"cells\": [" + String.join(",\n", cells) + "]}";
    }

    private static String text(String source) {
        return "{\"cell_type\": \"markdown\", \"source\": \"" + source + "\"}";
    }

    private static String code(String source, String outputs) {
        return "{\"cell_type\": \"code\", \"source\": " + source + ", \"outputs\": [" + outputs + "]}";
    }
}
