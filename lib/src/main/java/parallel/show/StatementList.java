package parallel.show;

import java.util.List;
import java.util.Map;
import java.util.Set;
import parallel.claim.Section;
import parallel.claim.Statement;
import parallel.claim.Statements;

/** How the article's statements are written: a table for each section, folded when there are several, each sentence a link to its cell. */
record StatementList(Statements statements) {

    private static final HtmlTable.Column NUMBER = new HtmlTable.Column("no.", true);
    private static final HtmlTable.Column SENTENCE = new HtmlTable.Column("the article says", false);
    private static final HtmlTable.Column KIND = new HtmlTable.Column("kind", false);

    Shown shown() {
        Map<Section, List<Statement>> sections = statements.sections();
        if (sections.isEmpty()) return new Shown("text/html", Html.paragraph("no statements"), "no statements");
        var html = new StringBuilder();
        var plain = new StringBuilder();
        sections.forEach((section, rows) -> {
            html.append(sections.size() == 1 ? "<details open=\"open\">" : "<details>").append("<summary>").append(Html.escape(section.toString()))
                    .append(" · ").append(rows.size()).append("</summary>\n").append(table(rows).html()).append("\n</details>\n");
            plain.append(section).append('\n').append(table(rows).plain()).append("\n\n");
        });
        return new Shown("text/html", html.toString().strip(), plain.toString().strip());
    }

    private static HtmlTable table(List<Statement> rows) {
        return new HtmlTable("", List.of(NUMBER, SENTENCE, KIND), rows.stream().map(each -> List.of(String.valueOf(each.number()), each.sentence(),
                each.kind().toString())).toList(), 0, rows.stream().map(each -> each.link().orElse("")).toList(), Set.of());
    }
}
