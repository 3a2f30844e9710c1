package parallel.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.general.DefaultPieDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import parallel.claim.Finding;
import parallel.claim.Statement;
import parallel.claim.Statements;
import parallel.exercise.Report;
import parallel.hazard.Outcome;
import parallel.hazard.Outcomes;
import parallel.measure.Forecast;
import parallel.measure.Multiples;
import parallel.measure.Overhead;
import parallel.measure.Timings;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ShowTest {

    private static final String NASTY = "<script>alert(\"1\")</script> & 'more' ]]>\u0001";

    static Stream<Object> everyType() {
        Timings nasty = new Timings(NASTY, List.of(Samples.timing(NASTY, 1e3, 1e3)), Samples.TWO, List.of(NASTY));
        return Stream.of(new Shown("text/html", "<p>x</p>", "x"),
                Table.create(NASTY, StringColumn.create(NASTY, NASTY), BooleanColumn.create("yes", true)),
                Charts.times(NASTY, nasty), nasty, Timings.none(NASTY, NASTY), nasty.compare(NASTY, NASTY), Samples.scaling(2, 1, 2),
                Samples.processes(), Samples.turns(4), Samples.turns(2).timeline(), Samples.crossover(2), Forecast.of(Samples.scaling(2, 1, 1.8)), new Overhead(1, nasty),
                new Outcomes(NASTY, NASTY, List.of(new Outcomes.Row(Outcome.wrong(NASTY, NASTY), 0))), Samples.shares(NASTY, 2), Samples.circle(3),
                Tables.outcomes(new Outcomes(NASTY, "right?", List.of(new Outcomes.Row(Outcome.right(NASTY, NASTY), 3)))), new Multiples(NASTY, Map.of(NASTY, 1.0)), Finding.of(1, NASTY, true, NASTY),
                Findings.of(Finding.notMeasurable(118, NASTY, NASTY)), new Findings(List.of()),
                Statements.all(), new Statements(List.of()), new Statements(List.of(new Statement(1, Statement.Kind.ADVICE, NASTY, NASTY, NASTY))), LedgerTableTest.ledger(NASTY),
                new Report(NASTY, NASTY, Report.State.NOT_YET, List.of(new Report.Item(NASTY, Report.Mark.FAILED, NASTY, List.of(NASTY, NASTY), "in My.cell, line 3: " + NASTY),
                        new Report.Item(NASTY, Report.Mark.NOT_TRIED, "", List.of(), NASTY)), NASTY, List.of(NASTY), NASTY),
                new Report("5.1", "A counter", Report.State.SOLVED, List.of(), "", List.of(), ""));
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void everyTypeBecomesWellFormedHtmlThatRunsNoScript(Object value) {
        Shown shown = Show.of(value);
        assertThat(shown.mime()).isEqualTo("text/html");
        assertThat(shown.plain()).isNotBlank().doesNotContain("<td", "base64");
        Document document = parse(shown.data());
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(shown.data()).doesNotContain("<script>");
        assertThat(Show.TYPES).anyMatch(type -> type.isInstance(value));
    }

    static Document parse(String html) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader("<body>" + html + "</body>")));
        } catch (Exception e) {
            throw new AssertionError("not well-formed: " + html.substring(0, Math.min(2000, html.length())), e);
        }
    }

    /** The cells of the nth row of the body. */
    static List<String> row(Document document, int n) {
        NodeList cells = ((Element) ((Element) document.getElementsByTagName("tbody").item(0)).getElementsByTagName("tr").item(n)).getElementsByTagName("td");
        return IntStream.range(0, cells.getLength()).mapToObj(i -> cells.item(i).getTextContent()).toList();
    }

    static List<String> heads(Document document) {
        NodeList cells = document.getElementsByTagName("th");
        return IntStream.range(0, cells.getLength()).mapToObj(i -> cells.item(i).getTextContent()).toList();
    }

    @Test
    void aChartIsAFigureOfDoubleDensityWithItsResultInWords() throws Exception {
        Element img = (Element) parse(Show.of(Charts.times("Who \"wins\"?", Samples.small())).data()).getElementsByTagName("img").item(0);
        assertThat(img.getAttribute("alt")).startsWith("Who \"wins\"? 100 numbers from 1: sequential 7.1 µs (fastest)");
        assertThat(img.getAttribute("style")).isEqualTo("max-width:100%;height:auto");
        var image = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(img.getAttribute("src").replace("data:image/png;base64,", ""))));
        assertThat(image.getWidth()).isEqualTo(2 * Integer.parseInt(img.getAttribute("width"))).isEqualTo(2 * Theme.WIDTH);
        assertThat(image.getHeight()).isEqualTo(2 * Integer.parseInt(img.getAttribute("height")));
        assertThat(((Element) img.getParentNode()).getTagName()).isEqualTo("figure");
    }

    @Test
    void aReadersOwnChartIsDescribedByItsTitleAndSeries() {
        var data = new XYSeriesCollection(new XYSeries("mine"));
        data.addSeries(new XYSeries("yours"));
        assertThat(Show.of(ChartFactory.createXYLineChart("A & B", "x", "y", data)).plain()).isEqualTo("A & B, y: mine; yours");
        var bars = new DefaultCategoryDataset();
        bars.addValue(1, "row", "column");
        assertThat(Show.of(ChartFactory.createBarChart(null, "x", "y", bars)).plain()).isEqualTo("A chart, y: row column 1");
        var pie = new DefaultPieDataset<String>();
        pie.setValue("slice", 1);
        assertThat(Show.of(ChartFactory.createPieChart("Pie", pie)).plain()).isEqualTo("Pie: slice 1");
        assertThat(Show.of(ChartFactory.createXYLineChart("Empty", "x", "y", null)).plain()).isEqualTo("Empty, y");
    }

    /** The rows of the table that is folded below a chart, without its head. */
    private static List<List<String>> folded(Object chart) {
        Document document = parse(Show.of(chart).data());
        Element details = (Element) document.getElementsByTagName("details").item(0);
        assertThat(details.getAttribute("class")).isEqualTo("data");
        assertThat(details.hasAttribute("open")).isFalse();
        assertThat(((Element) details.getParentNode()).getTagName()).isEqualTo("figure");
        assertThat(details.getFirstChild().getTextContent()).isEqualTo("The data of this chart");
        return IntStream.range(0, ((Element) details.getElementsByTagName("tbody").item(0)).getElementsByTagName("tr").getLength()).mapToObj(n -> row(document, n)).toList();
    }

    @Test
    void theFiguresOfAChartStandFoldedBelowIt() {
        assertThat(folded(Charts.times(Samples.small()))).first().isEqualTo(List.of("sequential", "✓\u00a07.1", "6.7", "7.5"));
        assertThat(folded(Charts.firstAndSteady(Samples.small()))).first().isEqualTo(List.of("sequential", "310.0", "7.1"));
        assertThat(folded(Charts.multiples("?", Samples.multiples("the article", 1, 11.9), Samples.multiples("Java here", 1, .5)))).containsExactly(
                List.of("sequential", "✓\u00a01.0", "1.0"), List.of("way 1", "11.9", "✓\u00a00.5"));
        assertThat(folded(Charts.speedup(Samples.scaling(2, 1, 1.85, 1.76)))).element(1).asInstanceOf(InstanceOfAssertFactories.LIST).startsWith("2", "157", "✓\u00a01.85");
        assertThat(folded(Charts.crossover(Samples.crossover(2)))).hasSize(5);
        assertThat(folded(Charts.timeline(Samples.dinner()))).containsExactly(List.of("cook", "water", "0", "2"), List.of("cook", "chop", "2", "62"),
                List.of("pot", "boil", "5", "95"), List.of("bell", "at work", "95", "96"));
        assertThat(folded(Charts.shares("?", Samples.shares("a lock", 2)))).first().isEqualTo(List.of("thread 1", "1", "33", "1"));
        assertThat(folded(Charts.waitFor(Samples.circle(2)))).first().isEqualTo(List.of("thread 1", "lock 1", "thread 2"));
        assertThat(folded(Charts.verdicts(LedgerTableTest.ledger("x")))).contains(List.of("Concurrency", "Java", "0", "1", "0", "0"), List.of("Introduction of parallel processing", "CPython", "0", "0", "1", "0"));
    }

    @Test
    void aTimelineOfManyStretchesShowsTheirSumsOnly() {
        List<List<String>> rows = folded(Charts.timeline(Samples.turns(4).timeline()));
        assertThat(rows).hasSize(4).first().isEqualTo(List.of("thread 1", "13", "2", "26", "52"));
        assertThat(folded(Charts.timeline(Samples.turns(40).timeline()))).hasSize(25).last().isEqualTo(List.of("… and 16 more rows"));
    }

    @Test
    void aReadersOwnChartHasItsSeriesAsATable() {
        var mine = new XYSeries("mine");
        for (int i = 0; i < 30; i++) mine.add(i, i * 0.5);
        var yours = new XYSeries("yours");
        yours.add(1, 7);
        var data = new XYSeriesCollection(mine);
        data.addSeries(yours);
        JFreeChart lines = ChartFactory.createXYLineChart("A & B", "threads", "y", data);
        assertThat(folded(lines)).hasSize(25).startsWith(List.of("0", "0.0", "–"), List.of("1", "0.5", "7")).last().isEqualTo(List.of("… and 6 more rows"));
        assertThat(Show.of(lines).plain()).isEqualTo("A & B, y: mine from 0 to 14.5 (30 values); yours from 7 to 7 (1 value)");
        var bars = new DefaultCategoryDataset();
        bars.addValue(1.5, "Java", "one");
        bars.addValue(3, "Java", "two");
        bars.addValue(2.25, "Python", "one");
        assertThat(folded(ChartFactory.createBarChart("?", "way", "s", bars))).containsExactly(List.of("one", "1.5", "2.3"), List.of("two", "3.0", "–"));
        var pie = new DefaultPieDataset<String>();
        pie.setValue("slice", 1);
        assertThat(folded(ChartFactory.createPieChart("Pie", pie))).containsExactly(List.of("slice", "1"));
    }

    @Test
    void aReadersOwnChartGetsTheLookOfTheWorkbookUnlessItHasOneOfItsOwn() {
        JFreeChart plain = ChartFactory.createXYLineChart("plain", "x", "y", new XYSeriesCollection(new XYSeries("a")));
        Show.of(plain);
        assertThat(plain.getTitle().getFont()).isEqualTo(Lettering.bold(Theme.TITLE));
        assertThat(plain.getXYPlot().getBackgroundPaint()).isEqualTo(Theme.PAPER);
        JFreeChart own = ChartFactory.createXYLineChart("own", "x", "y", new XYSeriesCollection(new XYSeries("a")));
        own.getXYPlot().setBackgroundPaint(Color.PINK);
        Show.of(own);
        assertThat(own.getTitle().getFont().getFamily()).isNotEqualTo(Lettering.bold(Theme.TITLE).getFamily());
        assertThat(own.getXYPlot().getBackgroundPaint()).isEqualTo(Color.PINK);
    }

    @Test
    void pointsStandBelowEachOtherWhereNumbersHaveDifferentDecimals() {
        Table table = Table.create("numbers", DoubleColumn.create("ratio", 0.00142, 1, 13.5), DoubleColumn.create("same", 1.25, 13.5, 7));
        Document document = parse(Show.of(table).data());
        NodeList cells = document.getElementsByTagName("td");
        assertThat(IntStream.of(0, 2, 4).mapToObj(i -> (Element) cells.item(i)).map(cell -> (Element) cell.getElementsByTagName("span").item(0))).allSatisfy(fraction ->
                assertThat(fraction.getAttribute("style")).isEqualTo("display:inline-block;text-align:left;width:6ch")).extracting(Element::getTextContent).containsExactly(".00142", "", ".5");
        assertThat(row(document, 0)).as("a screen reader reads the number in one piece").containsExactly("0.00142", "1.25");
        assertThat(((Element) cells.item(1)).getElementsByTagName("span").getLength()).as("two decimals each: no help needed").isZero();
        List<Integer> points = Show.of(table).plain().lines().skip(2).map(line -> line.substring(0, 9).stripTrailing()).map(number -> number.contains(".") ? number.indexOf('.') : number.length()).toList();
        assertThat(points).as("in plain characters too").containsOnly(points.getFirst());
    }

    @Test
    void theBestValueHasATickAndIsBoldWhateverItsColour() {
        Document document = parse(Show.of(Samples.large()).data());
        NodeList bold = document.getElementsByTagName("b");
        assertThat(IntStream.range(0, bold.getLength()).mapToObj(i -> bold.item(i).getTextContent())).containsExactly("✓\u00a0160", "✓\u00a0160");
        assertThat(Show.of(Samples.large()).plain()).contains("✓\u00a0160").contains("✓\u00a0the fastest, and what nobody can tell from it");
        assertThat(Show.of(Samples.timings("equal", Samples.timing("a", 1, 5), Samples.timing("b", 1, 5))).data()).as("nothing to choose").doesNotContain("✓");
        assertThat(row(parse(Show.of(Samples.scaling(2, 1, 1.85, 1.76)).data()), 1)).contains("✓\u00a01.85");
    }

    @Test
    void theUnitInAHeadIsQuieterThanWhatIsMeasured() {
        Element head = (Element) parse(Show.of(Samples.small()).data()).getElementsByTagName("th").item(1);
        assertThat(head.getTextContent()).isEqualTo("median [µs]");
        assertThat(head.getElementsByTagName("span").item(0).getTextContent()).isEqualTo("[µs]");
        assertThat(head.getAttribute("scope")).isEqualTo("col");
    }

    @Test
    void aTableRoundsEachColumnOnceAndShowsWhatIsMissing() {
        Table table = Table.create("numbers", DoubleColumn.create("time [ms]", 7.123, Double.NaN, 5012.9), DoubleColumn.create("whole", 1, 2000, 3),
                IntColumn.create("n", -1, 2, 3), StringColumn.create("name", "a", "b", "c"), DoubleColumn.create("other [ms]", 0.25, 100, 1));
        Document document = parse(Show.of(table).data());
        assertThat(document.getElementsByTagName("caption").item(0).getTextContent()).isEqualTo("numbers");
        assertThat(row(document, 0)).containsExactly("7.1", "1", "−1", "a", "0.25");
        assertThat(row(document, 1)).containsExactly("–", "2,000", "2", "b", "100");
        assertThat(row(document, 2)).containsExactly("5,013", "3", "3", "c", "1");
        Element first = (Element) document.getElementsByTagName("td").item(0), name = (Element) document.getElementsByTagName("td").item(3);
        assertThat(first.getAttribute("style")).contains("text-align:right");
        assertThat(name.getAttribute("style")).contains("text-align:left");
    }

    @Test
    void aLongTableShowsFiftyRowsAndSaysHowManyMore() {
        Document document = parse(Show.of(Table.create("long", IntColumn.indexColumn("i", 1234, 0))).data());
        assertThat(((Element) document.getElementsByTagName("tbody").item(0)).getElementsByTagName("tr").getLength()).isEqualTo(51);
        assertThat(row(document, 49)).containsExactly("49");
        assertThat(row(document, 50)).containsExactly("… and 1,184 more rows");
        assertThat(Show.of(Table.create("long", IntColumn.indexColumn("i", 51, 0))).plain()).endsWith("… and 1 more row");
        assertThat(Show.of(Table.create("nothing")).plain()).contains("nothing", "no rows");
    }

    @Test
    void noColourOfThePageIsFixed() {
        assertThat(everyType().map(value -> Show.of(value).data()).filter(html -> !html.contains("<img"))).allSatisfy(html ->
                assertThat(html).doesNotContain("#fff", "#000", "white;", "black", "background"));
    }

    @Test
    void timingsAreATableWithItsSmallPrint() {
        Timings times = new Timings("100 numbers from 1", Samples.small().rows(), Samples.TWO, List.of("the machine was busy"));
        Document document = parse(Show.of(times).data());
        assertThat(heads(document)).containsExactly("way", "median [µs]", "from [µs]", "to [µs]", "speed-up [×]", "from [×]", "to [×]",
                "beside sequential", "first run [µs]", "samples");
        assertThat(row(document, 0)).containsExactly("sequential", "✓\u00a07.1", "6.7", "7.5", "1", "1", "1", "–", "310.0", "11");
        assertThat(row(document, 1)).startsWith("thread per task", "5,000.0").contains("0.00142", "slower", "17,000.0");
        assertThat(Show.of(times).data()).contains("<p class=\"small\"").contains("✓\u00a0the fastest, and what nobody can tell from it · from, to:", "99 % confidence · 2 cores, JDK 25.0.3, Linux amd64 · the machine was busy");
    }

    @Test
    void turnsAreATableWithWhatTheyComeTo() {
        Document document = parse(Show.of(Samples.turns(4)).data());
        assertThat(heads(document)).containsExactly("thread", "turns", "middle turn [ms]", "longest pause [ms]", "CPU time / wall time [%]", "switches");
        assertThat(row(document, 0)).containsExactly("thread 1", "13", "2", "2", "52", "13");
        assertThat(Show.of(Samples.turns(4)).plain()).contains("at most 2 at the same moment · CPU time over wall time 2.00 · 2 cores");
    }

    @Test
    void aVerdictHasASignThatIsNotAColour() {
        String plain = Show.of(Findings.of(Finding.of(1, "a", true, "x"), Finding.of(2, "b", false, "x"), Finding.of(3, "c", true, false, "x"),
                Finding.notMeasurable(4, "d", "x"))).plain();
        assertThat(plain.lines().skip(1)).satisfiesExactly(line -> assertThat(line).contains("1  a", "✓\u00a0holds"),
                line -> assertThat(line).contains("✗\u00a0does not hold"), line -> assertThat(line).contains("◐\u00a0depends"),
                line -> assertThat(line).contains("–\u00a0not measurable here"));
    }

    @Test
    void statementsAreFoldedBySectionAndEachLeadsToItsCell() {
        Document all = parse(Show.of(Statements.all()).data());
        assertThat(all.getElementsByTagName("details").getLength()).isEqualTo(Statements.all().sections().size());
        assertThat(all.getElementsByTagName("td").getLength()).as("every one of them, none left out").isEqualTo(3 * 118);
        assertThat(((Element) all.getElementsByTagName("details").item(0)).hasAttribute("open")).isFalse();

        Document one = parse(Show.of(new Statements(List.of(new Statement(7, Statement.Kind.ADVICE, "do & be", "08-end", "last"),
                new Statement(8, Statement.Kind.NUMBER, "not yet", "", "")))).data());
        assertThat(((Element) one.getElementsByTagName("details").item(0)).hasAttribute("open")).isTrue();
        assertThat(one.getElementsByTagName("summary").item(0).getTextContent()).isEqualTo("Introduction of parallel processing · 2");
        assertThat(row(one, 0)).containsExactly("7", "do & be", "advice");
        assertThat(one.getElementsByTagName("a").getLength()).isEqualTo(1);
        assertThat(((Element) one.getElementsByTagName("a").item(0)).getAttribute("href")).isEqualTo("08-end.ipynb#cell-id=last");
    }

    /** What a reader who sees no colours, or hears the page, must be told. */
    @Test
    void aReportSaysInWordsWhatBecameOfEachItemAndShowsTheReadersLineAsCode() {
        var failed = new Report.Item("4 threads", Report.Mark.FAILED, "the counter: 4", List.of("3", "thread 'a' ended"), "in My.add, line 2: n < 3;");
        var report = new Report("5.1", "A counter", Report.State.NOT_YET, List.of(new Report.Item("alone", Report.Mark.PASSED, "", List.of(), ""), failed,
                new Report.Item("twice", Report.Mark.NOT_TRIED, "", List.of(), "")), "Look there.", List.of("thread 'b' runs"), "0 of 3");
        Shown shown = Show.of(report);
        assertThat(shown.data()).contains("✗\u00a0not yet</b> · Exercise 5.1, A counter", "✓\u2002passed: alone", "✗\u2002not as expected: 4 threads", "–\u2002not tried: twice",
                "expected: the counter: 4", "came: 3", "thread &#39;a&#39; ended", "in My.add, line 2: <code>n &lt; 3;</code>", "<b>Hint</b> · Look there.", "<b>Abandoned</b> · thread &#39;b&#39; runs", "0 of 3");
        assertThat(shown.data()).doesNotContain("<table", "color");
        assertThat(shown.plain()).isEqualTo("""
                Exercise 5.1, A counter: not yet
                ✓ alone
                ✗ 4 threads (not as expected)
                    expected: the counter: 4
                    came: 3
                    came: thread 'a' ended
                    in My.add, line 2: n < 3;
                – twice (not tried)
                Hint: Look there.
                Abandoned: thread 'b' runs
                0 of 3""");
    }
}
