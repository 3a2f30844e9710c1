package parallel.show;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The letters of the charts: which font, how wide a text is, where it breaks, and how labels make room for each other.
 *
 * <p>The font is the jar's own, so that a chart has the same look and the same line breaks on every machine: Source Sans 3 by Adobe, under the
 * SIL Open Font License that lies beside it. Its figures are all of one width, which lets numbers stand below each other.
 */
final class Lettering {

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final Font REGULAR = own("SourceSans3-Regular.ttf", Font.PLAIN);
    private static final Font SEMIBOLD = own("SourceSans3-Semibold.ttf", Font.BOLD);

    /** Between two clauses. */
    private static final String CLAUSES = "(?<=;)\\s+";

    private Lettering() { }

    /** The jar's font; the machine's sans serif where none can be loaded, for Java keeps a font's file among the temporary ones, and the disk may be full. */
    private static Font own(String file, int style) {
        try (InputStream in = Lettering.class.getResourceAsStream("fonts/" + file)) {
            if (in != null) return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException | FontFormatException _) {
            // a chart in another font is better than none
        }
        return new Font(Font.SANS_SERIF, style, 1);
    }

    static Font plain(float size) {
        return REGULAR.deriveFont(size);
    }

    static Font bold(float size) {
        return SEMIBOLD.deriveFont(size);
    }

    /** The font, or the machine's sans serif of the same size for a text with letters that the font lacks: a reader's own names may be in any script. */
    static Font able(String text, Font font) {
        if (font.canDisplayUpTo(text) < 0) return font;
        return new Font(Font.SANS_SERIF, font.getFontName().equals(SEMIBOLD.getFontName()) ? Font.BOLD : Font.PLAIN, 1).deriveFont(font.getSize2D());
    }

    static double width(String text, Font font) {
        return text.isEmpty() ? 0 : able(text, font).getStringBounds(text, CONTEXT).getWidth();
    }

    /** The distance of two lines of text. */
    static double line(Font font) {
        return font.getLineMetrics("x", CONTEXT).getHeight();
    }

    /** The widest of the texts; 0 if there are none. */
    static double widest(List<String> texts, Font font) {
        return texts.stream().mapToDouble(text -> width(text, font)).max().orElse(0);
    }

    /** The text in lines no wider than {@code width}, broken between words where it can be, the last one shortened. */
    static List<String> wrap(String text, Font font, double width, int lines) {
        List<String> out = new ArrayList<>();
        String rest = text.strip().replaceAll("\\s+", " ");
        while (out.size() < lines - 1 && width(rest, font) > width) {
            int fits = fits(rest, font, width);
            int space = rest.lastIndexOf(' ', fits);
            int end = space > 0 ? space : Math.max(1, fits);
            out.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        out.add(shorten(rest, font, width));
        return out;
    }

    /** The text, or its beginning and end around an ellipsis: names often differ in their last word only. */
    static String shorten(String text, Font font, double width) {
        if (width(text, font) <= width) return text;
        int tail = text.offsetByCodePoints(text.length(), -Math.min(8, text.codePointCount(0, text.length()) / 3));
        String end = "…" + text.substring(tail).strip();
        return text.substring(0, Math.max(1, fits(text.substring(0, tail), font, width - width(end, font)))).strip() + end;
    }

    /** Like {@link #wrap}, but with lines of about one length: no last line of one word. */
    static List<String> balanced(String text, Font font, double width, int lines) {
        List<String> best = wrap(text, font, width, lines);
        if (best.size() == 1 || best.getLast().contains("…")) return best;
        for (double narrower = width - 10; narrower > width / 2; narrower -= 10) {
            List<String> next = wrap(text, font, narrower, lines);
            if (next.size() > best.size() || next.getLast().contains("…")) return best;
            best = next;
        }
        return best;
    }

    /** Like {@link #balanced}, but broken after a semicolon where that is possible: each line says one thing. */
    static List<String> clauses(String text, Font font, double width, int lines) {
        List<String> best = filled(text, font, width, lines);
        // a clause that fits into a line is not broken for the sake of lines of one length
        double least = Math.max(width / 2, Stream.of(text.strip().split(CLAUSES)).mapToDouble(clause -> width(clause, font)).filter(clause -> clause <= width).max().orElse(0));
        for (double narrower = width - 10; narrower > least; narrower -= 10) {
            List<String> next = filled(text, font, narrower, lines);
            if (next.size() > best.size()) break;
            best = next;
        }
        return best.size() <= lines ? best : balanced(text, font, width, lines);
    }

    /** As many clauses in a line as it holds; one that is longer is broken between words. */
    private static List<String> filled(String text, Font font, double width, int lines) {
        List<String> out = new ArrayList<>();
        for (String clause : text.strip().split(CLAUSES)) {
            String longer = out.isEmpty() ? clause : out.getLast() + " " + clause;
            if (!out.isEmpty() && width(longer, font) <= width) out.set(out.size() - 1, longer);
            else out.addAll(balanced(clause, font, width, lines));
        }
        return out;
    }

    /** How many characters of the text fit into the width. */
    private static int fits(String text, Font font, double width) {
        int low = 0, high = text.length();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (width(text.substring(0, middle), font) <= width) low = middle;
            else high = middle - 1;
        }
        return low > 0 && low < text.length() && Character.isLowSurrogate(text.charAt(low)) ? low - 1 : low;
    }

    /**
     * Moves labels apart as little as possible: positions in the order of those wanted, at least {@code gap} from each other, between
     * {@code low} and {@code high} if they all fit there. Labels that meet form a block, which is centred on what its labels wanted.
     */
    static double[] spread(double[] wanted, double gap, double low, double high) {
        Integer[] order = new Integer[wanted.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(wanted[a], wanted[b]));
        List<double[]> blocks = new ArrayList<>();            // the first position, the number of labels
        for (int i : order) {
            double[] block = {wanted[i], 1};
            while (!blocks.isEmpty() && blocks.getLast()[0] + gap * blocks.getLast()[1] > block[0]) {
                double[] before = blocks.removeLast();
                double n = before[1] + block[1];
                block = new double[] {(before[0] * before[1] + (block[0] - gap * before[1]) * block[1]) / n, n};
            }
            blocks.add(block);
        }
        double[] sorted = new double[wanted.length];
        int next = 0;
        for (double[] block : blocks) {
            for (int k = 0; k < block[1]; k++) sorted[next++] = block[0] + gap * k;
        }
        for (int i = 0; i < next; i++) sorted[i] = Math.max(sorted[i], i == 0 ? low : sorted[i - 1] + gap);
        for (int i = next - 1; i >= 0; i--) sorted[i] = Math.min(sorted[i], i == next - 1 ? high : sorted[i + 1] - gap);
        double[] out = new double[wanted.length];
        for (int i = 0; i < next; i++) out[order[i]] = sorted[i];
        return out;
    }
}
