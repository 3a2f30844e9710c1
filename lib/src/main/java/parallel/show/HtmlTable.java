package parallel.show;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of texts, ready to be written as HTML or in plain characters; numbers are already rounded and stand at the right.
 *
 * <p>JupyterLab strips style sheets from the outputs of a notebook that it does not trust yet, and keeps a few style attributes
 * with plain values. So the look is in attributes, and no colour is named: lines and text take the colour of the theme, light or dark.
 *
 * @param caption what the table shows; may be empty
 * @param columns the heads, and which columns hold numbers
 * @param rows    the cells, one text for each column
 * @param hidden  how many further rows were left out
 * @param links   where the first cell of words of each row leads, empty for nowhere; no links at all for a table without
 */
record HtmlTable(String caption, List<Column> columns, List<List<String>> rows, int hidden, List<String> links) {

    /** A table without links. */
    HtmlTable(String caption, List<Column> columns, List<List<String>> rows, int hidden) {
        this(caption, columns, rows, hidden, List.of());
    }

    private static final int SENTENCE = 30;
    private static final String LINE = "border:0;border-bottom:1px solid;border-color:var(--jp-border-color1, rgba(128,128,128,0.5));";

    /** A column: its head, and whether it holds numbers. */
    record Column(String head, boolean number) {

        private String style() {
            return number ? headStyle() + "white-space:nowrap;font-variant-numeric:tabular-nums;" : headStyle();
        }

        /** A head may have several lines: a wide table needs the room. */
        private String headStyle() {
            return (number ? "text-align:right;" : "text-align:left;") + "vertical-align:top;padding:4px 6px;";
        }
    }

    String html() {
        var out = new StringBuilder("<div style=\"overflow-x:auto\">\n<table class=\"workbook\" style=\"border-collapse:collapse;margin:8px 0\">\n");
        if (!caption.isEmpty()) {
            out.append("<caption style=\"caption-side:top;text-align:left;font-weight:bold;padding:4px 6px\">")
                    .append(Html.escape(caption)).append("</caption>\n");
        }
        out.append("<thead><tr>");
        for (Column column : columns) {
            out.append("<th scope=\"col\" style=\"").append(column.headStyle()).append(LINE).append("\">")
                    .append(Html.escape(column.head())).append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        List<String> styles = IntStream.range(0, columns.size()).mapToObj(i -> columns.get(i).style() + (isLong(i) ? "min-width:8em;" : "")).toList();
        for (int number = 0; number < rows.size(); number++) {
            List<String> row = rows.get(number);
            String link = links.isEmpty() ? "" : links.get(number);
            out.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                boolean leads = !link.isEmpty() && !columns.get(i).number();
                out.append("<td style=\"").append(styles.get(i)).append("\">").append(leads ? Html.link(link, row.get(i)) : Html.escape(row.get(i)))
                        .append("</td>");
                if (leads) link = "";
            }
            out.append("</tr>\n");
        }
        String rest = rest();
        if (!rest.isEmpty()) {
            out.append("<tr><td colspan=\"").append(Math.max(1, columns.size())).append("\" style=\"text-align:left;padding:4px 6px\">")
                    .append(rest).append("</td></tr>\n");
        }
        return out.append("</tbody>\n</table>\n</div>").toString();
    }

    /** Whether a column holds sentences: on a narrow screen such a column would become one of single words. */
    private boolean isLong(int column) {
        return !columns.get(column).number() && rows.stream().anyMatch(row -> row.get(column).length() > SENTENCE);
    }

    /** The same in columns of characters. */
    String plain() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream().map(Column::head).toList());
        lines.addAll(rows);
        int[] widths = new int[columns.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < line.size(); i++) widths[i] = Math.max(widths[i], line.get(i).length());
        }
        var out = new StringBuilder(caption.isEmpty() ? "" : caption + "\n");
        for (List<String> line : lines) {
            var cells = new ArrayList<String>();
            for (int i = 0; i < line.size(); i++) {
                String space = " ".repeat(widths[i] - line.get(i).length());
                cells.add(columns.get(i).number() ? space + line.get(i) : line.get(i) + space);
            }
            out.append(cells.stream().collect(Collectors.joining("  ")).stripTrailing()).append('\n');
        }
        return (rest().isEmpty() ? out : out.append(rest())).toString().stripTrailing();
    }

    private String rest() {
        if (hidden > 0) return "… and %,d more %s".formatted(hidden, hidden == 1 ? "row" : "rows");
        return rows.isEmpty() ? "no rows" : "";
    }
}
