package parallel.show;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * How a Tablesaw table is written: at most {@value #MOST} rows, numbers of a column with the same decimals so that their points
 * stand in one line, missing values as a dash. Where the numbers run over many powers of ten, each has as many figures as it needs itself;
 * {@link HtmlTable} sets their points below each other all the same.
 *
 * <p>Columns whose heads end with the same unit in brackets share their decimals: a median and its interval read together.
 */
record TableLayout(Table table) {

    /** How many rows are shown. */
    static final int MOST = 50;
    /** However small a number is. */
    private static final int MOST_DECIMALS = 6;

    HtmlTable layout() {
        return layout(MOST);
    }

    /** @param most how many rows at most */
    HtmlTable layout(int most) {
        Map<String, Extent> extents = new HashMap<>();
        for (Column<?> column : table.columns()) {
            if (column instanceof NumericColumn<?> numbers) extents.merge(group(column), extent(numbers), Extent::with);
        }
        int shown = Math.min(most, table.rowCount());
        List<HtmlTable.Column> heads = new ArrayList<>();
        List<List<String>> cells = IntStream.range(0, shown).<List<String>>mapToObj(row -> new ArrayList<>()).toList();
        for (Column<?> column : table.columns()) {
            NumericColumn<?> numbers = column instanceof NumericColumn<?> some ? some : null;
            heads.add(new HtmlTable.Column(column.name(), numbers != null));
            Extent extent = extents.get(group(column));
            for (int row = 0; row < shown; row++) {
                cells.get(row).add(column.isMissing(row) ? "–"
                        : numbers == null ? column.getString(row) : number(numbers.getDouble(row), extent));
            }
        }
        return new HtmlTable(table.name() == null ? "" : table.name(), heads, cells, table.rowCount() - shown);
    }

    private static String group(Column<?> column) {
        String name = column.name();
        int bracket = name.lastIndexOf('[');
        return bracket >= 0 && name.endsWith("]") ? name.substring(bracket) : " " + name;
    }

    /** The smallest and the largest size in a column, zeros aside. */
    private static Extent extent(NumericColumn<?> numbers) {
        var extent = new Extent(Double.POSITIVE_INFINITY, 0, 0);
        for (int row = 0; row < numbers.size(); row++) {
            double size = Math.abs(numbers.getDouble(row));
            if (size > 0 && size < Double.POSITIVE_INFINITY) extent = extent.with(extent.exact < MOST_DECIMALS ? Extent.of(size) : new Extent(size, size, 0));
        }
        return extent;
    }

    /** How far the numbers of a column reach, and with how many decimals all are exact: 0 for whole numbers. */
    record Extent(double smallest, double largest, int exact) {

        static Extent of(double size) {
            return new Extent(size, size, Math.clamp(BigDecimal.valueOf(size).stripTrailingZeros().scale(), 0, MOST_DECIMALS));
        }

        Extent with(Extent other) {
            return new Extent(Math.min(smallest, other.smallest), Math.max(largest, other.largest), Math.max(exact, other.exact));
        }

        /** Whether the smallest number would drag so many decimals along that the large ones could not be read, or say more than anybody has measured. */
        boolean wide() {
            return exact > 0 && (smallest < 0.1 && largest > 100 * smallest || largest > 10_000 * smallest);
        }

        /**
         * So many that the smallest number keeps two figures, or three if its first is a 1 and no large number makes that look absurd; no zeros
         * that say nothing.
         */
        int decimals() {
            if (exact == 0) return 0;
            int exponent = (int) Math.floor(Math.log10(smallest));
            int figures = smallest < 2 * Math.pow(10, exponent) && largest < 100 * smallest ? 3 : 2;
            return Math.clamp(figures - 1 - exponent, 0, exact);
        }
    }

    private static String number(double value, Extent extent) {
        if (Double.isInfinite(value)) return value > 0 ? "∞" : "−∞";
        int decimals = extent.wide() ? value == 0 ? 0 : Extent.of(Math.abs(value)).decimals() : extent.decimals();
        return String.format(Locale.ROOT, "%,." + decimals + "f", value).replace('-', '−');
    }
}
