package parallel.show;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Words and exact numbers in columns, and how they are rounded: numbers of a column with the same decimals so that their points
 * stand in one line, a missing one as a dash. Where the numbers run over many powers of ten, each has as many figures as it needs itself;
 * {@link HtmlTable} sets their points below each other all the same.
 *
 * <p>Columns whose heads end with the same unit in brackets share their decimals: a median and its interval read together.
 *
 * @param caption what the table shows; may be empty
 * @param columns all of one length
 */
record Figures(String caption, List<Figures.Column> columns) {

    /** However small a number is. */
    private static final int MOST_DECIMALS = 6;

    /** A column of words, or of numbers: the other is null. */
    record Column(String head, List<String> words, double[] numbers) {

        static Column words(String head, List<String> words) {
            return new Column(head, words, null);
        }

        static Column numbers(String head, double... numbers) {
            return new Column(head, null, numbers);
        }

        private int size() {
            return numbers == null ? words.size() : numbers.length;
        }

        private String group() {
            int bracket = head.lastIndexOf('[');
            return bracket >= 0 && head.endsWith("]") ? head.substring(bracket) : " " + head;
        }
    }

    /** @param most how many rows at most */
    HtmlTable layout(int most) {
        Map<String, Extent> extents = new HashMap<>();
        for (Column column : columns) if (column.numbers != null) extents.merge(column.group(), extent(column.numbers), Extent::with);
        int size = columns.isEmpty() ? 0 : columns.getFirst().size(), shown = Math.min(most, size);
        List<List<String>> cells = IntStream.range(0, shown).<List<String>>mapToObj(row -> new ArrayList<>()).toList();
        for (Column column : columns) {
            Extent extent = extents.get(column.group());
            for (int row = 0; row < shown; row++) cells.get(row).add(column.numbers == null ? column.words.get(row) : number(column.numbers[row], extent));
        }
        return new HtmlTable(caption, columns.stream().map(column -> new HtmlTable.Column(column.head, column.numbers != null)).toList(), cells, size - shown);
    }

    /** The smallest and the largest size in a column, zeros aside. */
    private static Extent extent(double[] numbers) {
        var extent = new Extent(Double.POSITIVE_INFINITY, 0, 0);
        for (double number : numbers) {
            double size = Math.abs(number);
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
        if (Double.isNaN(value)) return "–";
        if (Double.isInfinite(value)) return value > 0 ? "∞" : "−∞";
        int decimals = extent.wide() ? value == 0 ? 0 : Extent.of(Math.abs(value)).decimals() : extent.decimals();
        return String.format(Locale.ROOT, "%,." + decimals + "f", value).replace('-', '−');
    }
}
