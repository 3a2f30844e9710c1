package parallel.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of texts, ready to be written as HTML or in plain characters; numbers are already rounded, and their points stand below each other.
 *
 * <p>JupyterLab strips style sheets from the outputs of a notebook that it does not trust yet, and keeps a few style attributes
 * with plain values. So the look is in attributes, and no colour is named: lines and text take the colour of the theme, light or dark.
 *
 * @param caption what the table shows; may be empty
 * @param columns the heads, and which columns hold numbers
 * @param rows    the cells, one text for each column
 * @param hidden  how many further rows were left out
 * @param links   where the first cell of words of each row leads, empty for nowhere; no links at all for a table without
 * @param best    the cells with the best values, which have a tick and are bold
 */
record HtmlTable(String caption, List<Column> columns, List<List<String>> rows, int hidden, List<String> links, Set<Cell> best) {

    /** What stands before a best value; the small print says what it means. */
    static final String TICK = "✓\u00a0";

    private static final int WORD = 14, SENTENCE = 30;
    private static final String LINE = "border:0;border-bottom:1px solid;border-color:var(--jp-border-color1, rgba(128,128,128,0.5));";

    /** A table without links and without a best value. */
    HtmlTable(String caption, List<Column> columns, List<List<String>> rows, int hidden) {
        this(caption, columns, rows, hidden, List.of(), Set.of());
    }

    /** The same with these cells as the best. */
    HtmlTable best(Set<Cell> cells) {
        return new HtmlTable(caption, columns, rows, hidden, links, cells);
    }

    /** Where a cell is, both counted from 0. */
    record Cell(int row, int column) { }

    /** A column: its head, and whether it holds numbers. */
    record Column(String head, boolean number) {

        private String style() {
            return number ? headStyle() + "white-space:nowrap;font-variant-numeric:tabular-nums;" : headStyle();
        }

        /** A head may have several lines: a wide table needs the room. */
        private String headStyle() {
            return (number ? "text-align:right;" : "text-align:left;") + "vertical-align:top;padding:4px 6px;";
        }

        /** The unit is quieter than what is measured, and stays in one piece. */
        private String html() {
            int unit = head.endsWith("]") ? head.lastIndexOf('[') : -1;
            return unit < 1 ? Html.escape(head) : Html.escape(head.substring(0, unit)) + "<span style=\"font-weight:normal;white-space:nowrap\">"
                    + Html.escape(head.substring(unit)) + "</span>";
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
            out.append("<th scope=\"col\" style=\"").append(column.headStyle()).append(LINE).append("\">").append(column.html()).append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        List<String> styles = IntStream.range(0, columns.size()).mapToObj(i -> columns.get(i).style() + (isLong(i) ? "min-width:8em;" : isShort(i) ? "white-space:nowrap;" : "")).toList();
        int[] decimals = decimals();
        for (int number = 0; number < rows.size(); number++) {
            List<String> row = rows.get(number);
            String link = links.isEmpty() ? "" : links.get(number);
            out.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                boolean leads = !link.isEmpty() && !columns.get(i).number(), first = best.contains(new Cell(number, i));
                String text = columns.get(i).number() ? number(row.get(i), decimals[i]) : leads ? Html.link(link, row.get(i)) : Html.escape(row.get(i));
                out.append("<td style=\"").append(styles.get(i)).append("\">").append(first ? "<b>" + TICK + text + "</b>" : text).append("</td>");
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

    /** How many characters the longest fraction of each column has, its point included; 0 where all are equally long: these stand right by themselves. */
    private int[] decimals() {
        return IntStream.range(0, columns.size()).map(column -> {
            if (!columns.get(column).number()) return 0;
            int[] lengths = rows.stream().mapToInt(row -> fraction(row.get(column)).length()).distinct().sorted().toArray();
            return lengths.length < 2 ? 0 : lengths[lengths.length - 1];
        }).toArray();
    }

    /** A number whose fraction is as wide as the widest of its column, in widths of a figure: so the points stand below each other in any font. */
    private static String number(String text, int decimals) {
        String fraction = fraction(text);
        if (decimals == 0) return Html.escape(text);
        return Html.escape(text.substring(0, text.length() - fraction.length())) + "<span style=\"display:inline-block;text-align:left;width:" + decimals + "ch\">"
                + Html.escape(fraction) + "</span>";
    }

    /** From the point on; nothing for a whole number, a dash, or a text. */
    private static String fraction(String text) {
        int point = text.lastIndexOf('.');
        return point >= 0 && text.substring(point + 1).chars().allMatch(c -> c >= '0' && c <= '9') ? text.substring(point) : "";
    }

    /** Whether a column holds sentences: on a narrow screen such a column would become one of single words. */
    private boolean isLong(int column) {
        return !columns.get(column).number() && rows.stream().anyMatch(row -> row.get(column).length() > SENTENCE);
    }

    /** Whether a column holds a word or two: a name and its number, or a date, are not torn apart. */
    private boolean isShort(int column) {
        return !columns.get(column).number() && rows.stream().allMatch(row -> row.get(column).length() <= WORD);
    }

    /** The same in columns of characters. */
    String plain() {
        int[] decimals = decimals();
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream().map(Column::head).toList());
        for (int row = 0; row < rows.size(); row++) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < rows.get(row).size(); i++) {
                String text = rows.get(row).get(i), fill = " ".repeat(Math.max(0, decimals[i] - fraction(text).length()));
                cells.add((best.contains(new Cell(row, i)) ? TICK : "") + text + fill);
            }
            lines.add(cells);
        }
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
        if (hidden > 0) return String.format(Locale.ROOT, "… and %,d more %s", hidden, hidden == 1 ? "row" : "rows");
        return rows.isEmpty() ? "no rows" : "";
    }
}
