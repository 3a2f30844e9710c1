package parallel.show;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jfree.chart.axis.ValueAxis;
import parallel.claim.Language;
import parallel.claim.LedgerView;
import parallel.claim.Section;
import parallel.claim.Verdict;

/**
 * A row for each section, a lane in it for each language, and a mark for each statement that has a verdict there: its shape and colour say which.
 * The first row names the marks.
 */
final class VerdictsChart {

    private static final int LANE = 22, ROW = 54;
    /** So far from each other do marks stand where there is room. */
    private static final int WIDEST = 22;
    /** In the order in which they stand in a lane. */
    private static final List<Verdict> ORDER = List.of(Verdict.HOLDS, Verdict.DEPENDS, Verdict.DOES_NOT_HOLD, Verdict.NOT_MEASURABLE);

    private VerdictsChart() { }

    /** Four shapes that nobody takes for one another, in four colours. */
    private static Theme.Cue cue(Verdict verdict) {
        return switch (verdict) {
            case HOLDS -> Theme.cue(0);
            case DEPENDS -> Theme.cue(3);
            case DOES_NOT_HOLD -> Theme.cue(1);
            case NOT_MEASURABLE -> new Theme.Cue(Theme.cue(6).color(), Theme.cue(4).shape(), Theme.cue(6).stroke());
        };
    }

    /** The verdicts of one lane, those of a kind together. */
    private static List<Verdict> lane(LedgerView view, Section section, Language language) {
        LedgerView part = view.in(section);
        return ORDER.stream().flatMap(verdict -> Stream.generate(() -> verdict).limit(part.count(language, verdict))).toList();
    }

    static Picture of(String title, LedgerView view) {
        List<Section> sections = view.sections().stream().filter(section -> Arrays.stream(Language.values()).anyMatch(language -> view.in(section).count(language) > 0)).toList();
        List<String> names = new ArrayList<>(List.of(""));
        sections.forEach(section -> names.add(section.toString()));
        var frame = new Rows(names, ROW);
        int most = sections.stream().flatMapToInt(section -> Arrays.stream(Language.values()).mapToInt(language -> lane(view, section, language).size())).max().orElseThrow();
        double label = Lettering.widest(Arrays.stream(Language.values()).map(Language::toString).toList(), Lettering.plain(Theme.SMALL)) + 10;
        double step = Math.min(WIDEST, (frame.pixels() - label) / most);
        ValueAxis x = Theme.scale("", false, 0, most, frame.pixels(), 0, 0, Units::tick);
        x.setVisible(false);                                          // the marks can be counted, and the words below the title count them
        var plot = frame.plot(x, canvas -> {
            for (int row = 1; row < names.size(); row++) {
                canvas.line(Theme.MARGIN, canvas.y(row - 0.5), canvas.area.getMaxX(), canvas.y(row - 0.5), Theme.stroke(1), Theme.GRID);
            }
        }, canvas -> {
            double at = Theme.MARGIN + 6;
            for (Verdict verdict : ORDER) {
                canvas.mark(cue(verdict).shape(), at, canvas.y(0), cue(verdict).color(), Theme.PAPER);
                canvas.text(verdict.toString(), at + 11, canvas.y(0), Overlay.Side.RIGHT, Lettering.plain(Theme.SMALL), cue(verdict).letters());
                at += Lettering.width(verdict.toString(), Lettering.plain(Theme.SMALL)) + 36;
            }
            for (int i = 0; i < sections.size(); i++) {
                for (Language language : Language.values()) {
                    List<Verdict> lane = lane(view, sections.get(i), language);
                    double left = canvas.area.getMinX(), y = canvas.y(i + 1) + (language.ordinal() - 0.5) * LANE;
                    for (int k = 0; k < lane.size(); k++) canvas.mark(cue(lane.get(k)).shape(), left + label + (k + 0.5) * step, y, cue(lane.get(k)).color(), Theme.PAPER);
                    if (!lane.isEmpty()) canvas.text(language.toString(), left, y, Overlay.Side.RIGHT, Lettering.plain(Theme.SMALL), Theme.SUBTLE);
                }
            }
        });
        plot.setDomainGridlinesVisible(false);
        return Theme.picture(title, "A mark for each statement that was tested; " + words(view), "", plot, frame.height() - 40, words(view) + ".", ChartData.verdicts(view, sections, ORDER));
    }

    private static String words(LedgerView view) {
        return Arrays.stream(Language.values()).map(language -> language + ": " + ORDER.stream().filter(verdict -> view.count(language, verdict) > 0)
                .map(verdict -> String.format(Locale.ROOT, "%d %s", view.count(language, verdict), plural(verdict, view.count(language, verdict)))).collect(Collectors.joining(", ")))
                .filter(part -> !part.endsWith(": ")).collect(Collectors.joining("; "));
    }

    private static String plural(Verdict verdict, long count) {
        if (count == 1) return verdict.toString();
        return switch (verdict) {
            case HOLDS -> "hold";
            case DEPENDS -> "depend";
            case DOES_NOT_HOLD -> "do not hold";
            case NOT_MEASURABLE -> "not measurable here";
        };
    }
}
