package parallel.show;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PiePlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;

/** A chart that knows its size and says its result in words; a JFreeChart in all else, so that a reader can change it. */
@SuppressWarnings("serial")
final class Picture extends JFreeChart {

    /** Pixels of the picture for each pixel of the page, so that it is sharp on a screen of high density. */
    private static final int DENSITY = 2;

    private final int width;
    private final int height;
    private final String words;

    Picture(Plot plot, int width, int height, String words) {
        super(null, null, plot, false);
        this.width = width;
        this.height = height;
        this.words = words;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** The result in words: the picture's alternative text. */
    String words() {
        return words;
    }

    /** Any chart as a figure: a sharp picture, no wider than its place, and its alternative text. */
    static Shown shown(JFreeChart chart) {
        boolean ours = chart instanceof Picture;
        int width = ours ? ((Picture) chart).width : Theme.WIDTH, height = ours ? ((Picture) chart).height : 440;
        String words = words(chart);
        String html = "<figure class=\"chart\" style=\"margin:8px 0\"><img alt=\"" + Html.escape(words) + "\" width=\"" + width
                + "\" height=\"" + height + "\" style=\"max-width:100%;height:auto\" src=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(png(chart, width, height)) + "\"/></figure>";
        return new Shown("text/html", html, words);
    }

    /** The chart as a PNG at twice the density. */
    static byte[] png(JFreeChart chart, int width, int height) {
        BufferedImage image = draw(chart, width, height, null);
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The chart's pixels; {@code info}, if any, is told where each thing was drawn. */
    static BufferedImage draw(JFreeChart chart, int width, int height, ChartRenderingInfo info) {
        var image = new BufferedImage(width * DENSITY, height * DENSITY, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.scale(DENSITY, DENSITY);
        g.setPaint(Theme.PAPER);              // a chart without a background is not black
        g.fillRect(0, 0, width, height);
        chart.draw(g, new Rectangle2D.Double(0, 0, width, height), info);
        g.dispose();
        return image;
    }

    /** Our result in words; for a reader's own chart its title and the names of its series. */
    private static String words(JFreeChart chart) {
        if (chart instanceof Picture picture) return picture.words;
        String title = chart.getTitle() == null || chart.getTitle().getText().isBlank() ? "A chart" : chart.getTitle().getText();
        List<String> series = series(chart.getPlot());
        return series.isEmpty() ? title : title + ": " + String.join(", ", series);
    }

    private static List<String> series(Plot plot) {
        List<Object> keys = new ArrayList<>();
        switch (plot) {
            case XYPlot xy -> IntStream.range(0, xy.getDatasetCount()).mapToObj(xy::getDataset).filter(data -> data != null)
                    .forEach(data -> IntStream.range(0, data.getSeriesCount()).forEach(i -> keys.add(data.getSeriesKey(i))));
            case CategoryPlot category -> IntStream.range(0, category.getDatasetCount()).mapToObj(category::getDataset)
                    .filter(data -> data != null).forEach(data -> keys.addAll(data.getRowKeys()));
            case PiePlot<?> pie when pie.getDataset() != null -> keys.addAll(pie.getDataset().getKeys());
            default -> { }
        }
        return keys.stream().map(String::valueOf).toList();
    }
}
