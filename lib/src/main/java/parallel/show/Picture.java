package parallel.show;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.Plot;

/** A chart that knows its size and says its result in words; a JFreeChart in all else, so that a reader can change it. */
@SuppressWarnings("serial")
final class Picture extends JFreeChart {

    /** Pixels of the picture for each pixel of the page, so that it is sharp on a screen of high density. */
    private static final int DENSITY = 2;

    private final int width;
    private final int height;
    private final String words;
    final transient Data data;

    /** What stands folded below the picture: the figures, and the small print once more in letters that do not shrink. */
    record Data(HtmlTable table, String print) {

        String html() {
            String print = Stream.of(table.best().isEmpty() ? "" : Best.WORDS, this.print).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
            return "<details class=\"data\"><summary>The data of this chart</summary>\n" + table.html() + (print.isEmpty() ? "" : "\n" + Html.small(print)) + "\n</details>";
        }
    }

    Picture(Plot plot, int width, int height, String words, Data data) {
        super(null, null, plot, false);
        this.width = width;
        this.height = height;
        this.words = words;
        this.data = data;
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

    /** Any chart as a figure: a sharp picture, no wider than its place, its alternative text, and its figures folded below it. */
    static Shown shown(JFreeChart chart) {
        var ours = chart instanceof Picture picture ? picture : null;
        if (ours == null) OwnChart.dress(chart);
        int width = ours == null ? Theme.WIDTH : ours.width, height = ours == null ? OwnChart.HEIGHT : ours.height;
        String words = ours == null ? OwnChart.words(chart) : ours.words;
        String data = ours == null ? OwnChart.table(chart).map(table -> new Data(table, "").html()).orElse("") : ours.data.html();
        String html = "<figure class=\"chart\" style=\"margin:8px 0\"><img alt=\"" + Html.escape(words) + "\" width=\"" + width
                + "\" height=\"" + height + "\" style=\"max-width:100%;height:auto\" src=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(png(chart, width, height)) + "\"/>" + data + "</figure>";
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
}
