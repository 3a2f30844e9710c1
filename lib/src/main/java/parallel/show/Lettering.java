package parallel.show;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The letters of the charts: which font, how wide a text is, where it breaks, and how labels make room for each other. */
final class Lettering {

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    /** A quiet sans serif of this machine; every Java has the last one. */
    private static final String FAMILY = family("Inter", "Source Sans 3", "Helvetica Neue", "Segoe UI", "Liberation Sans", "Arial", "DejaVu Sans");

    private Lettering() { }

    private static String family(String... wanted) {
        Set<String> here = Set.copyOf(Arrays.asList(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames()));
        return Arrays.stream(wanted).filter(here::contains)
                .filter(name -> new Font(name, Font.PLAIN, 12).canDisplayUpTo("µ×–·%0") < 0).findFirst().orElse(Font.SANS_SERIF);
    }

    static Font plain(float size) {
        return new Font(FAMILY, Font.PLAIN, 1).deriveFont(size);
    }

    static Font bold(float size) {
        return new Font(FAMILY, Font.BOLD, 1).deriveFont(size);
    }

    static double width(String text, Font font) {
        return text.isEmpty() ? 0 : font.getStringBounds(text, CONTEXT).getWidth();
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
