package parallel.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import parallel.measure.Multiples;
import parallel.measure.Timing;
import parallel.measure.Timings;

/**
 * Which values of a table or chart are the best: those that nobody beat beyond doubt. None where that is all of them, because then there is
 * nothing to choose.
 */
final class Best {

    /** What the tick means, in the small print. */
    static final String WORDS = HtmlTable.TICK + "the fastest, and what nobody can tell from it";

    private Best() { }

    /** The names of the fastest ways. */
    static Set<String> names(Timings times) {
        if (times.isEmpty()) return Set.of();
        Set<String> names = times.amongTheFastest().stream().map(Timing::name).collect(Collectors.toSet());
        return names.size() == times.rows().size() ? Set.of() : names;
    }

    /** The cells of one column whose row is named so. */
    static Set<HtmlTable.Cell> rows(List<String> names, Set<String> best, int column) {
        return IntStream.range(0, names.size()).filter(row -> best.contains(names.get(row))).mapToObj(row -> new HtmlTable.Cell(row, column)).collect(Collectors.toSet());
    }

    /** For each row its own fastest ways: a column for each way, the first of them {@code column}. */
    static Set<HtmlTable.Cell> columns(List<Timings> rows, int column) {
        Set<HtmlTable.Cell> cells = new HashSet<>();
        for (int row = 0; row < rows.size(); row++) {
            List<String> ways = rows.get(row).names();
            Set<String> best = names(rows.get(row));
            for (int i = 0; i < ways.size(); i++) if (best.contains(ways.get(i))) cells.add(new HtmlTable.Cell(row, column + i));
        }
        return cells;
    }

    /** For each person the way with the smallest multiple, in the column after the ways' names. */
    static Set<HtmlTable.Cell> multiples(List<Multiples> who, List<String> ways) {
        Set<HtmlTable.Cell> cells = new HashSet<>();
        for (int i = 0; i < who.size(); i++) {
            List<Map.Entry<String, Double>> times = new ArrayList<>(who.get(i).times().entrySet());
            times.sort(Comparator.comparingDouble(Map.Entry::getValue));
            if (times.size() > 1 && times.getFirst().getValue() < times.get(1).getValue()) cells.add(new HtmlTable.Cell(ways.indexOf(times.getFirst().getKey()), i + 1));
        }
        return cells;
    }
}
