package parallel.show;

import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** How a Tablesaw table is written: at most {@value #MOST} rows, rounded as {@link Figures} says, missing values as a dash. */
record TableLayout(Table table) {

    /** How many rows are shown. */
    static final int MOST = 50;

    HtmlTable layout() {
        var figures = new Figures(table.name() == null ? "" : table.name(), table.columns().stream().map(this::column).toList());
        HtmlTable layout = figures.layout(MOST);
        return new HtmlTable(layout.caption(), layout.columns(), layout.rows(), table.rowCount() - layout.rows().size());
    }

    /** All of its numbers, because they decide on the decimals, or as many words as are shown. */
    private Figures.Column column(Column<?> column) {
        return column instanceof NumericColumn<?> numbers
                ? Figures.Column.numbers(column.name(), IntStream.range(0, numbers.size()).mapToDouble(row -> numbers.isMissing(row) ? Double.NaN : numbers.getDouble(row)).toArray())
                : Figures.Column.words(column.name(), IntStream.range(0, Math.min(MOST, column.size())).mapToObj(row -> column.isMissing(row) ? "–" : column.getString(row)).toList());
    }
}
