package parallel.show;

import java.util.List;
import parallel.Given;
import parallel.claim.Finding;
import parallel.claim.Language;
import parallel.claim.Verdict;

/**
 * Several findings, shown as one table; a chapter ends with one.
 * <pre>{@code
 * Findings.of(sequentialWins, threadPerNumberLoses)
 * }</pre>
 *
 * @param rows the findings, in the order in which they are shown
 */
public record Findings(List<Finding> rows) {

    public Findings {
        rows = Given.list(rows, "the findings", "first run the cells that make them");
    }

    /** The findings in this order. */
    public static Findings of(Finding... rows) {
        return new Findings(Given.allMade("the findings", rows));
    }

    /** The verdict with a sign before it, so that nobody needs to tell colours apart: {@code "✓ holds"}. */
    static String verdict(Finding finding) {
        return sign(finding.verdict()) + "\u00a0" + finding.verdict();
    }

    static String sign(Verdict verdict) {
        return switch (verdict) {
            case HOLDS -> "✓";
            case DOES_NOT_HOLD -> "✗";
            case DEPENDS -> "◐";
            case NOT_MEASURABLE -> "–";
        };
    }

    /** On this machine is in Java, unless it is said to be elsewhere. */
    private static String inLanguage(Finding finding) {
        return verdict(finding) + (finding.language() == Language.JAVA ? "" : " in " + finding.language());
    }

    /** The table that is shown. */
    HtmlTable layout() {
        return new HtmlTable("", List.of(new HtmlTable.Column("no.", true), new HtmlTable.Column("the article says", false),
                new HtmlTable.Column("on this machine", false), new HtmlTable.Column("because", false)),
                rows.stream().map(each -> List.of(String.valueOf(each.statement()), each.sentence(), inLanguage(each), each.because())).toList(), 0);
    }
}
