package parallel.kernel;

import java.util.List;
import java.util.stream.Stream;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.data.category.DefaultCategoryDataset;
import parallel.show.Show;
import parallel.show.Shown;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.Table;

/** Values that a cell may return. */
final class Samples {

    private static final List<Object> VALUES = List.of(
            new Shown("text/html", "<img alt=\"one thread, été 日本\" src=\"data:image/png;base64,AAAA\">", "one thread, été 日本"),
            new Shown("text/markdown", "**four** threads", "four threads"),
            Table.create("numbers", LongColumn.create("number", 2, 9, 97)),
            chart());

    private Samples() { }

    static Stream<Object> all() {
        return VALUES.stream().filter(value -> Show.TYPES.stream().anyMatch(type -> type.isInstance(value)));
    }

    private static JFreeChart chart() {
        var numbers = new DefaultCategoryDataset();
        numbers.addValue(3, "times", "pool");
        return ChartFactory.createBarChart("Times", "way", "multiple", numbers);
    }
}
