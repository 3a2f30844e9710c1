package parallel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** All tables on one page that needs nothing else: for a browser, beside the book. */
final class Page {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Can the numbers be trusted?</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
            th, td { text-align: left; padding: .2rem 1rem .2rem 0; border-bottom: 1px solid #8886; white-space: nowrap; }
            th { vertical-align: bottom; }
            </style>
            </head>
            <body>
            <h1>Can the numbers be trusted?</h1>
            <p>What <code>mvn -Pbench</code> found. Each table says when and where it was measured; times are milliseconds.
            Intervals are those of the median at 99&nbsp;%.</p>
            """;

    private Page() { }

    /** Writes the page of those parts whose file is in the folder. */
    static Path write(Path folder, List<String> parts) throws IOException {
        StringBuilder html = new StringBuilder(HEAD);
        for (String part : parts) {
            Path file = file(folder, part);
            if (Files.exists(file)) section(html, part, Table.read(file));
        }
        return Files.writeString(folder.resolve("index.html"), html.append("</body>\n</html>\n"));
    }

    static Path file(Path folder, String part) {
        return folder.resolve(part + ".csv");
    }

    private static void section(StringBuilder html, String part, Table table) {
        html.append("<h2 id=\"%s\">%s</h2>\n<div class=\"wide\"><table>\n".formatted(part, escaped(table.title())));
        String cell = "th";
        for (List<String> row : table.rows()) {
            html.append("<tr>");
            for (String text : row) html.append("<%s>%s</%s>".formatted(cell, escaped(text), cell));
            html.append("</tr>\n");
            cell = "td";
        }
        html.append("</table></div>\n<ul>\n");
        for (String line : table.lines()) html.append("<li>%s</li>\n".formatted(escaped(line)));
        html.append("</ul>\n<p><a href=\"%s.csv\">%s.csv</a></p>\n".formatted(part, part));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
