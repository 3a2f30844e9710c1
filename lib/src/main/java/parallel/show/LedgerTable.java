package parallel.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import parallel.claim.Language;
import parallel.claim.Ledger;
import parallel.claim.LedgerView;
import parallel.claim.Section;
import parallel.claim.Verdict;

/**
 * The ledger as a table: under each section's heading its statements, with both verdicts side by side, and below each statement, in small
 * print, the numbers and their age. Four narrow columns, so that it can be read on a telephone too. The look as {@link HtmlTable} says.
 */
final class LedgerTable {

    private static final String LINE = "border:0;border-top:1px solid;border-color:var(--jp-border-color1, rgba(128,128,128,0.5));";
    private static final String CELL = "text-align:left;vertical-align:top;padding:4px 6px;";
    private static final String[] HEADS = {"no.", "the article says", "in Java", "in CPython"};

    private LedgerTable() { }

    static Shown shown(LedgerView view) {
        var html = new StringBuilder("<div style=\"overflow-x:auto\">\n<table class=\"workbook ledger\" style=\"border-collapse:collapse;margin:8px 0\">\n<thead><tr>");
        for (String head : HEADS) html.append("<th scope=\"col\" style=\"").append(CELL).append("\">").append(head).append("</th>");
        html.append("</tr></thead>\n");
        var plain = new StringBuilder(summary(view));
        for (Section section : view.sections()) {
            String heading = Html.escape(section.toString());
            html.append("<tbody>\n<tr><th scope=\"rowgroup\" colspan=\"4\" style=\"").append(LINE).append(CELL).append("padding-top:14px\">").append(heading).append("</th></tr>\n");
            plain.append("\n\n").append(section);
            for (LedgerView.Row row : view.in(section).rows()) {
                html.append(html(row, view));
                plain.append('\n').append(plain(row, view));
            }
            html.append("</tbody>\n");
        }
        html.append("</table>\n</div>\n").append(Html.small(summary(view)));
        return new Shown("text/html", html.toString(), plain.toString());
    }

    private static String html(LedgerView.Row row, LedgerView view) {
        var out = new StringBuilder("<tr>").append(cell(String.valueOf(row.statement()), "font-variant-numeric:tabular-nums;"))
                .append(cell(sentence(row), ""));
        for (Language language : Language.values()) out.append(cell(verdict(row, language), ""));
        List<String> numbers = numbers(row, view);
        out.append("</tr>\n");
        if (!numbers.isEmpty()) {
            out.append("<tr><td></td><td colspan=\"3\" style=\"").append(CELL).append("padding-top:0;font-size:85%;overflow-wrap:anywhere\">")
                    .append(String.join("<br/>", numbers.stream().map(Html::escape).toList())).append("</td></tr>\n");
        }
        return out.toString();
    }

    private static String cell(String text, String more) {
        return "<td style=\"" + LINE + CELL + more + "\">" + Html.escape(text) + "</td>";
    }

    private static String plain(LedgerView.Row row, LedgerView view) {
        List<String> verdicts = Stream.of(Language.values()).map(language -> verdict(row, language).isEmpty() ? "" : language + ": " + verdict(row, language))
                .filter(verdict -> !verdict.isEmpty()).toList();
        return Stream.concat(Stream.of(row.statement() + "  " + sentence(row) + "  " + String.join("  ", verdicts)), numbers(row, view).stream().map(line -> "    " + line))
                .reduce((a, b) -> a + "\n" + b).orElseThrow();
    }

    /** A sentence that nobody has looked at yet has no words here. */
    private static String sentence(LedgerView.Row row) {
        return row.sentence().isEmpty() ? "…" : row.sentence();
    }

    /** Nothing where nothing is asked in that language. */
    private static String verdict(LedgerView.Row row, Language language) {
        return row.in(language).map(entry -> Findings.verdict(entry.finding())).orElse(row.checkable().contains(language) ? "not yet" : "");
    }

    /** The numbers of each language, with how old they are. */
    private static List<String> numbers(LedgerView.Row row, LedgerView view) {
        List<String> lines = new ArrayList<>();
        for (Language language : Language.values()) {
            Optional<Ledger.Entry> entry = row.in(language);
            entry.ifPresent(found -> lines.add(language + ", " + view.age(found) + ": " + found.finding().because()));
        }
        return lines;
    }

    private static String summary(LedgerView view) {
        List<String> parts = new ArrayList<>();
        for (Language language : Language.values()) {
            parts.add(String.format(Locale.ROOT, "In %s, of %d statements: %d hold, %d depend, %d do not hold, %d cannot be measured here.", language, view.count(language),
                    view.count(language, Verdict.HOLDS), view.count(language, Verdict.DEPENDS), view.count(language, Verdict.DOES_NOT_HOLD),
                    view.count(language, Verdict.NOT_MEASURABLE)));
        }
        return String.join(" ", parts) + " Other verdicts in CPython than in Java: " + view.differ() + ".";
    }
}
