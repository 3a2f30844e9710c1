package parallel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a part found: rows of text, and lines below them that say what they mean. Kept as a CSV file, so that a page can be written of
 * parts that ran on different days.
 *
 * <p><b>Thread safety.</b> None: filled and printed by one thread.
 */
final class Table {

    private final String title;
    private final List<List<String>> rows = new ArrayList<>();       // the first is the header
    private final List<String> lines = new ArrayList<>();

    Table(String title, String... header) {
        this.title = title;
        rows.add(List.of(header));
    }

    String title() {
        return title;
    }

    List<List<String>> rows() {
        return rows;
    }

    List<String> lines() {
        return lines;
    }

    void row(Object... cells) {
        if (cells.length != rows.getFirst().size()) throw new IllegalArgumentException(cells.length + " cells under " + rows.getFirst());
        rows.add(Arrays.stream(cells).map(cell -> cell instanceof Double number ? Median.figures(number) : cell.toString()).toList());
    }

    /** A line below the table. */
    void line(String text, Object... values) {
        lines.add(text.formatted(values));
    }

    /** As a page of letters, columns aligned. */
    @Override
    public String toString() {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int c = 0; c < widths.length; c++) widths[c] = Math.max(widths[c], row.get(c).length());
        }
        StringBuilder text = new StringBuilder("\n" + title + "\n\n");
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int c = 0; c < widths.length; c++) line.append(("%-" + widths[c] + "s  ").formatted(row.get(c)));
            text.append(line.toString().stripTrailing()).append('\n');
        }
        text.append('\n');
        lines.forEach(line -> text.append("  ").append(line).append('\n'));
        return text.toString();
    }

    /** Writes the file: the title and the lines as comments, then the rows. */
    void write(Path file) throws IOException {
        List<String> text = new ArrayList<>();
        text.add("# " + title);
        lines.forEach(line -> text.add("# " + line));
        rows.forEach(row -> text.add(row.stream().map(cell -> '"' + cell.replace("\"", "\"\"") + '"').collect(Collectors.joining(","))));
        Files.write(file, text);
    }

    /** Reads what {@link #write} wrote. */
    static Table read(Path file) throws IOException {
        List<String> comments = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("# ")) comments.add(line.substring(2));
            else if (line.length() > 1) rows.add(cells(line));
        }
        if (comments.isEmpty() || rows.isEmpty()) throw new IOException(file + " is not a table of the bench; delete it");
        Table table = new Table(comments.getFirst(), rows.getFirst().toArray(String[]::new));
        rows.stream().skip(1).forEach(row -> table.row(row.toArray()));
        table.lines.addAll(comments.subList(1, comments.size()));
        return table;
    }

    private static List<String> cells(String line) {
        String inner = line.substring(1, line.length() - 1);
        return Arrays.stream(inner.split("\",\"", -1)).map(cell -> cell.replace("\"\"", "\"")).toList();
    }
}
