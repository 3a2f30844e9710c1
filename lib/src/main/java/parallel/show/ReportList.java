package parallel.show;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parallel.exercise.Report;

/** How a report is shown: a list of what was tried, each with a sign and a word; no table, which would be too wide for a small screen, and no colour, so that both schemes can read it. */
record ReportList(Report report) {

    private static final String BOX = "border-left:3px solid rgba(128,128,128,.5);padding:2px 0 2px 12px;margin:8px 0;max-width:46em";
    private static final String ROW = "margin:4px 0;padding-left:1.5em;text-indent:-1.5em";
    private static final String MORE = "margin:2px 0;text-indent:0;overflow-wrap:anywhere";
    /** {@code in MyCounter.increment, line 3: value = value + 1;}: what follows is code. */
    private static final Pattern LINE = Pattern.compile("(.*\\bin .*, line \\d+: )(.+)");

    Shown shown() {
        var html = new StringBuilder("<div class=\"report\" style=\"").append(BOX).append("\">\n<p style=\"margin:4px 0\"><b>")
                .append(sign()).append('\u00a0').append(Html.escape(report.state().toString())).append("</b> · Exercise ").append(Html.escape(report.number() + ", " + report.title())).append("</p>\n");
        html.append("<ul style=\"list-style:none;padding:0;margin:6px 0\">\n");
        report.items().forEach(item -> html.append(item(item)));
        html.append("</ul>\n");
        if (!report.hint().isEmpty()) html.append("<p style=\"margin:8px 0\"><b>Hint</b> · ").append(Html.escape(report.hint())).append("</p>\n");
        report.abandoned().forEach(line -> html.append("<p style=\"margin:4px 0\"><b>Abandoned</b> · ").append(withCode(line)).append("</p>\n"));
        if (!report.progress().isEmpty()) html.append(Html.small(report.progress())).append('\n');
        return new Shown("text/html", html.append("</div>").toString(), report.toString());
    }

    private String sign() {
        return switch (report.state()) {
            case SOLVED -> Report.Mark.PASSED.sign();
            case NOT_YET -> Report.Mark.FAILED.sign();
            case NOT_BEGUN -> Report.Mark.NOT_TRIED.sign();
        };
    }

    private static String item(Report.Item item) {
        var html = new StringBuilder("<li style=\"").append(ROW).append("\">").append(item.mark().sign()).append("\u2002").append(Html.escape(item.mark() + ": " + item.tried()));
        if (!item.expected().isEmpty()) html.append(more("expected: " + item.expected()));
        List<String> came = item.came();
        for (int i = 0; i < came.size(); i++) html.append(more((i == 0 ? "came: " : "") + came.get(i)));
        if (!item.place().isEmpty()) html.append(more(item.place()));
        return html.append("</li>\n").toString();
    }

    private static String more(String text) {
        return "<div style=\"" + MORE + "\">" + withCode(text) + "</div>";
    }

    private static String withCode(String text) {
        Matcher line = LINE.matcher(text);
        return line.matches() ? Html.escape(line.group(1)) + "<code>" + Html.escape(line.group(2)) + "</code>" : Html.escape(text);
    }
}
