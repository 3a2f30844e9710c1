package parallel.show;

import java.awt.Color;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.Stroke;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.StandardChartTheme;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.DefaultDrawingSupplier;
import org.jfree.chart.plot.PiePlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.general.PieDataset;
import org.jfree.data.xy.XYDataset;

/**
 * A chart that the reader has made with JFreeChart itself: it gets the workbook's look where the reader has chosen none, its result in words
 * and its figures as a table, as the workbook's own charts have.
 */
final class OwnChart {

    /** In CSS pixels, as {@link Theme#WIDTH}. */
    static final int HEIGHT = 400;
    /** So many values are told one by one. */
    private static final int MOST_IN_WORDS = 12;

    private OwnChart() { }

    /** A series in figures, whatever kind of plot it comes from. */
    private record Series(String name, int size, IntToDoubleFunction value, IntFunction<String> at) {

        double[] values() {
            return IntStream.range(0, size).mapToDouble(value).filter(Double::isFinite).toArray();
        }

        /** Few named values one by one, otherwise from the smallest to the largest. */
        String words() {
            double[] values = values();
            if (values.length == 0) return name;
            if (at != null && values.length == size && size <= MOST_IN_WORDS) {
                return name + IntStream.range(0, size).mapToObj(i -> (at.apply(i).isEmpty() ? "" : " " + at.apply(i)) + " " + Units.number(value.applyAsDouble(i))).collect(Collectors.joining(","));
            }
            return name + " from " + Units.number(Arrays.stream(values).min().orElseThrow()) + " to " + Units.number(Arrays.stream(values).max().orElseThrow())
                    + " (" + values.length + (values.length == 1 ? " value)" : " values)");
        }
    }

    /** Its title, what is measured, and of each series its values or how far they reach. */
    static String words(JFreeChart chart) {
        String title = chart.getTitle() == null || chart.getTitle().getText().isBlank() ? "A chart" : chart.getTitle().getText();
        String measured = switch (chart.getPlot()) {
            case XYPlot xy when xy.getRangeAxis() != null -> xy.getRangeAxis().getLabel();
            case CategoryPlot category when category.getRangeAxis() != null -> category.getRangeAxis().getLabel();
            case null, default -> null;
        };
        String series = series(chart).map(Series::words).collect(Collectors.joining("; "));
        return title + (measured == null || measured.isBlank() ? "" : ", " + measured) + (series.isEmpty() ? "" : ": " + series);
    }

    private static Stream<Series> series(JFreeChart chart) {
        return switch (chart.getPlot()) {
            case XYPlot xy -> datasets(xy).flatMap(data -> IntStream.range(0, data.getSeriesCount()).mapToObj(i -> new Series(String.valueOf(data.getSeriesKey(i)), data.getItemCount(i),
                    item -> data.getYValue(i, item), null)));
            case CategoryPlot category -> datasets(category).flatMap(data -> IntStream.range(0, data.getRowCount()).mapToObj(i -> new Series(String.valueOf(data.getRowKey(i)), data.getColumnCount(),
                    column -> number(data.getValue(i, column)), column -> String.valueOf(data.getColumnKey(column)))));
            case PiePlot<?> pie when pie.getDataset() != null -> pie(pie.getDataset());
            case null, default -> Stream.empty();
        };
    }

    private static <K extends Comparable<K>> Stream<Series> pie(PieDataset<K> data) {
        return data.getKeys().stream().map(key -> new Series(String.valueOf(key), 1, i -> number(data.getValue(key)), i -> ""));
    }

    /** Its series as a table: a row for each place, a column for each series. None for a kind of plot that is neither lines, points, bars nor a pie. */
    static Optional<HtmlTable> table(JFreeChart chart) {
        List<Figures.Column> columns = switch (chart.getPlot()) {
            case XYPlot xy -> columns(xy, datasets(xy).toList());
            case CategoryPlot category -> columns(category, datasets(category).toList());
            case PiePlot<?> pie when pie.getDataset() != null -> {
                List<Series> slices = series(chart).toList();
                yield List.of(Figures.Column.words("part", slices.stream().map(Series::name).toList()),
                        Figures.Column.numbers("value", slices.stream().mapToDouble(slice -> slice.value.applyAsDouble(0)).toArray()));
            }
            case null, default -> List.of();
        };
        return Optional.of(new Figures("", columns).layout(ChartData.MOST)).filter(table -> !table.rows().isEmpty());
    }

    private static List<Figures.Column> columns(XYPlot plot, List<XYDataset> datasets) {
        int columns = datasets.stream().mapToInt(XYDataset::getSeriesCount).sum(), column = 0;
        var rows = new TreeMap<Double, List<double[]>>();                    // a series may have several values at one place
        List<String> names = new ArrayList<>();
        for (XYDataset data : datasets) {
            for (int series = 0; series < data.getSeriesCount(); series++, column++) {
                names.add(String.valueOf(data.getSeriesKey(series)));
                for (int item = 0; item < data.getItemCount(series); item++) {
                    List<double[]> here = rows.computeIfAbsent(data.getXValue(series, item), x -> new ArrayList<>());
                    int free = 0;
                    while (free < here.size() && !Double.isNaN(here.get(free)[column])) free++;
                    if (free == here.size()) here.add(nothing(columns));
                    here.get(free)[column] = data.getYValue(series, item);
                }
            }
        }
        double[] places = rows.entrySet().stream().flatMapToDouble(row -> row.getValue().stream().mapToDouble(each -> row.getKey())).toArray();
        List<double[]> values = rows.values().stream().flatMap(List::stream).toList();
        String head = named(plot.getDomainAxis() == null ? null : plot.getDomainAxis().getLabel(), "x");
        List<Figures.Column> table = new ArrayList<>(List.of(plot.getDomainAxis() instanceof DateAxis
                ? Figures.Column.words(head, Arrays.stream(places).mapToObj(millis -> Instant.ofEpochMilli((long) millis).toString()).toList())
                : Figures.Column.numbers(head, places)));
        for (int i = 0; i < columns; i++) {
            int series = i;
            table.add(Figures.Column.numbers(named(names.get(i), "y"), values.stream().mapToDouble(row -> row[series]).toArray()));
        }
        return table;
    }

    private static double[] nothing(int columns) {
        var row = new double[columns];
        Arrays.fill(row, Double.NaN);
        return row;
    }

    private static List<Figures.Column> columns(CategoryPlot plot, List<CategoryDataset> datasets) {
        List<String> places = datasets.stream().flatMap(data -> keys(data).stream()).distinct().toList();
        List<Figures.Column> table = new ArrayList<>(List.of(Figures.Column.words(named(plot.getDomainAxis() == null ? null : plot.getDomainAxis().getLabel(), "category"), places)));
        for (CategoryDataset data : datasets) {
            List<String> own = keys(data);
            for (int row = 0; row < data.getRowCount(); row++) {
                int series = row;
                table.add(Figures.Column.numbers(named(String.valueOf(data.getRowKey(row)), "value"), places.stream()
                        .mapToDouble(place -> own.contains(place) ? number(data.getValue(series, own.indexOf(place))) : Double.NaN).toArray()));
            }
        }
        return table;
    }

    private static List<String> keys(CategoryDataset data) {
        return IntStream.range(0, data.getColumnCount()).mapToObj(i -> String.valueOf(data.getColumnKey(i))).toList();
    }

    private static Stream<XYDataset> datasets(XYPlot plot) {
        return IntStream.range(0, plot.getDatasetCount()).mapToObj(plot::getDataset).filter(data -> data != null);
    }

    private static Stream<CategoryDataset> datasets(CategoryPlot plot) {
        return IntStream.range(0, plot.getDatasetCount()).mapToObj(plot::getDataset).filter(data -> data != null);
    }

    private static double number(Number value) {
        return value == null ? Double.NaN : value.doubleValue();
    }

    private static String named(String name, String otherwise) {
        return name == null || name.isBlank() ? otherwise : name;
    }

    /**
     * Gives a chart the workbook's fonts and colours if its plot still has the ground that every new JFreeChart has: a reader who has chosen another
     * one has a look of their own in mind. Colours that were set for a series stay.
     */
    static void dress(JFreeChart chart) {
        if (chart.getPlot() == null || !Color.LIGHT_GRAY.equals(chart.getPlot().getBackgroundPaint())) return;
        var theme = new StandardChartTheme("workbook");
        theme.setExtraLargeFont(Lettering.bold(Theme.TITLE));
        theme.setLargeFont(Lettering.plain(Theme.SMALL));
        theme.setRegularFont(Lettering.plain(Theme.SMALL));
        theme.setSmallFont(Lettering.plain(Theme.PRINT));
        theme.setTitlePaint(Theme.INK);
        theme.setSubtitlePaint(Theme.SUBTLE);
        theme.setAxisLabelPaint(Theme.SUBTLE);
        theme.setTickLabelPaint(Theme.INK);
        theme.setLegendItemPaint(Theme.INK);
        theme.setLegendBackgroundPaint(Theme.PAPER);
        theme.setChartBackgroundPaint(Theme.PAPER);
        theme.setPlotBackgroundPaint(Theme.PAPER);
        theme.setPlotOutlinePaint(Theme.PAPER);
        theme.setDomainGridlinePaint(Theme.GRID);
        theme.setRangeGridlinePaint(Theme.GRID);
        theme.setLabelLinkPaint(Theme.AXIS);
        theme.setBarPainter(new StandardBarPainter());
        theme.setXYBarPainter(new StandardXYBarPainter());
        theme.setShadowVisible(false);
        theme.setAxisOffset(RectangleInsets.ZERO_INSETS);
        Theme.Cue[] cues = IntStream.range(0, 6).mapToObj(Theme::cue).toArray(Theme.Cue[]::new);
        Paint[] paints = Arrays.stream(cues).map(Theme.Cue::color).toArray(Paint[]::new);
        theme.setDrawingSupplier(new DefaultDrawingSupplier(paints, paints, paints, Arrays.stream(cues).map(Theme.Cue::stroke).toArray(Stroke[]::new),
                DefaultDrawingSupplier.DEFAULT_OUTLINE_STROKE_SEQUENCE, Arrays.stream(cues).map(Theme.Cue::shape).toArray(Shape[]::new)));
        theme.apply(chart);
        chart.setPadding(new RectangleInsets(6, Theme.MARGIN, 10, Theme.MARGIN));
        if (chart.getPlot() instanceof PiePlot<?> pie) {
            pie.setShadowPaint(null);
            pie.setLabelShadowPaint(null);
            pie.setLabelOutlinePaint(null);
            pie.setLabelBackgroundPaint(Theme.PAPER);
        }
        if (chart.getTitle() != null) chart.getTitle().setHorizontalAlignment(HorizontalAlignment.LEFT);
        if (chart.getLegend() != null) chart.getLegend().setFrame(BlockBorder.NONE);
    }
}
