package parallel.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jfree.chart.ChartFactory;
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
import parallel.hazard.Outcome;
import parallel.hazard.Outcomes;
import parallel.hazard.Philosophers;
import parallel.measure.Multiples;
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
                Samples.processes(), Samples.turns(4), Samples.turns(2).timeline(), Samples.crossover(2),
                new Outcomes(NASTY, NASTY, List.of(new Outcomes.Row(Outcome.wrong(NASTY, NASTY), 0))), Samples.shares(NASTY, 2), Samples.circle(3),
                Tables.outcomes(new Outcomes(NASTY, "right?", List.of(new Outcomes.Row(Outcome.right(NASTY, NASTY), 3)))), new Multiples(NASTY, Map.of(NASTY, 1.0)), Finding.of(1, NASTY, true, NASTY),
                Findings.of(Finding.notMeasurable(118, NASTY, NASTY)), new Findings(List.of()),
                Statements.all(), new Statements(List.of()), new Statements(List.of(new Statement(1, Statement.Kind.ADVICE, NASTY, NASTY, NASTY))), LedgerTableTest.ledger(NASTY));
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

    private static Document parse(String html) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader("<body>" + html + "</body>")));
        } catch (Exception e) {
            throw new AssertionError("not well-formed: " + html.substring(0, Math.min(2000, html.length())), e);
        }
    }

    /** The cells of the nth row of the body. */
    private static List<String> row(Document document, int n) {
        NodeList cells = ((Element) ((Element) document.getElementsByTagName("tbody").item(0)).getElementsByTagName("tr").item(n)).getElementsByTagName("td");
        return IntStream.range(0, cells.getLength()).mapToObj(i -> cells.item(i).getTextContent()).toList();
    }

    private static List<String> heads(Document document) {
        NodeList cells = document.getElementsByTagName("th");
        return IntStream.range(0, cells.getLength()).mapToObj(i -> cells.item(i).getTextContent()).toList();
    }

    @Test
    void aChartIsAFigureOfDoubleDensityWithItsResultInWords() throws Exception {
        Element img = (Element) parse(Show.of(Charts.times("Who \"wins\"?", Samples.small())).data()).getElementsByTagName("img").item(0);
        assertThat(img.getAttribute("alt")).startsWith("Who \"wins\"? 100 numbers from 1: sequential 7.1 µs (fastest)");
        assertThat(img.getAttribute("style")).isEqualTo("max-width:100%;height:auto");
        var image = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(img.getAttribute("src").replace("data:image/png;base64,", ""))));
        assertThat(image.getWidth()).isEqualTo(2 * Integer.parseInt(img.getAttribute("width"))).isEqualTo(1520);
        assertThat(image.getHeight()).isEqualTo(2 * Integer.parseInt(img.getAttribute("height")));
        assertThat(((Element) img.getParentNode()).getTagName()).isEqualTo("figure");
    }

    @Test
    void aReadersOwnChartIsDescribedByItsTitleAndSeries() {
        var data = new XYSeriesCollection(new XYSeries("mine"));
        data.addSeries(new XYSeries("yours"));
        assertThat(Show.of(ChartFactory.createXYLineChart("A & B", "x", "y", data)).plain()).isEqualTo("A & B: mine, yours");
        var bars = new DefaultCategoryDataset();
        bars.addValue(1, "row", "column");
        assertThat(Show.of(ChartFactory.createBarChart(null, "x", "y", bars)).plain()).isEqualTo("A chart: row");
        var pie = new DefaultPieDataset<String>();
        pie.setValue("slice", 1);
        assertThat(Show.of(ChartFactory.createPieChart("Pie", pie)).plain()).isEqualTo("Pie: slice");
        assertThat(Show.of(ChartFactory.createXYLineChart("Empty", "x", "y", null)).plain()).isEqualTo("Empty");
    }

    @Test
    void aTableRoundsEachColumnOnceAndShowsWhatIsMissing() {
        Table table = Table.create("numbers", DoubleColumn.create("time [ms]", 7.123, Double.NaN, 5012.9), DoubleColumn.create("whole", 1, 2000, 3),
                IntColumn.create("n", -1, 2, 3), StringColumn.create("name", "a", "b", "c"), DoubleColumn.create("other [ms]", 0.25, 100, 1));
        Document document = parse(Show.of(table).data());
        assertThat(document.getElementsByTagName("caption").item(0).getTextContent()).isEqualTo("numbers");
        assertThat(row(document, 0)).containsExactly("7.12", "1", "−1", "a", "0.25");
        assertThat(row(document, 1)).containsExactly("–", "2,000", "2", "b", "100.00");
        assertThat(row(document, 2)).containsExactly("5,012.90", "3", "3", "c", "1.00");
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
        assertThat(row(document, 0)).containsExactly("sequential", "7.1", "6.7", "7.5", "1", "1", "1", "–", "310.0", "11");
        assertThat(row(document, 1)).startsWith("thread per task", "5,000.0").contains("0.00142", "slower", "17,000.0");
        assertThat(Show.of(times).data()).contains("<p class=\"small\"").contains("99 % confidence · 2 cores, JDK 25.0.3, Linux amd64 · the machine was busy");
    }

    @Test
    void turnsAreATableWithWhatTheyComeTo() {
        Document document = parse(Show.of(Samples.turns(4)).data());
        assertThat(heads(document)).containsExactly("thread", "turns", "middle turn [ms]", "longest pause [ms]", "CPU time / wall time [%]", "switches");
        assertThat(row(document, 0)).containsExactly("thread 1", "13", "2", "2", "52", "13");
        assertThat(Show.of(Samples.turns(4)).plain()).contains("at most 2 at the same moment · CPU time over wall time 2.00 · 2 cores");
    }

    @Test
    void whatProcessesTookToStartStandsApart() {
        assertThat(Tables.speedup(Samples.processes()).columnNames()).startsWith("processes", "median [ms]").contains("start-up [ms]");
        assertThat(Tables.speedup(Samples.scaling(2, 1, 2)).columnNames()).startsWith("threads").doesNotContain("start-up [ms]");
    }

    @Test
    void multiplesStandSideBySide() {
        Table table = Tables.multiples(Samples.multiples("me", 1, 2.5), Samples.multiples("ME", 1), new Multiples("nobody", Map.of()));
        Document document = parse(Show.of(table).data());
        assertThat(heads(document)).containsExactly("way", "me", "ME (2)", "nobody");
        assertThat(row(document, 1)).containsExactly("way 1", "2.50", "–", "–");
    }

    @Test
    void scalingAndCrossoverAreTables() {
        Document scaling = parse(Show.of(Samples.scaling(2, 1, 1.94)).data());
        assertThat(row(scaling, 1)).startsWith("2", "150").contains("1.94");
        Document crossover = parse(Show.of(Samples.crossover(2)).data());
        assertThat(heads(crossover)).containsExactly("work per task", "sequential", "thread per task", "shared queue of 4", "pool of 4");
        assertThat(row(crossover, 0)).containsExactly("100 ns", "10 µs", "5.0 ms", "405 µs", "905 µs");
        assertThat(Show.of(Samples.crossover(2)).plain()).contains("shared queue of 4 pays from 8.6 µs per task");
        assertThat(Tables.crossover(Samples.crossover(2)).columnNames()).contains("work per task [µs]", "pool of 4 [ms]");
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

    @Test
    void aListingIsAFencedBlockThatItsCodeCannotEnd() {
        assertThat(Show.of(new Listing("x", "int a;"))).isEqualTo(new Shown("text/markdown", "```java\nint a;\n```", "int a;"));
        assertThat(Show.of(new Listing("x", "a = 1\n", "python")).data()).isEqualTo("```python\na = 1\n```");
        assertThatThrownBy(() -> new Listing("x", "a", "java\n<b>")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Show.of(new Listing("x", "// ``` and ````")).data()).startsWith("`````java\n").endsWith("\n`````");
    }

    @Test
    void anythingElseIsRefused() {
        assertThatThrownBy(() -> Show.of(new StringBuilder())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nothing is known of how to show a java.lang.StringBuilder");
        assertThatThrownBy(() -> Show.of(null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void outcomesOfSeveralVersionsShareTheirRows() {
        Outcome both = Outcome.right("2", "both counted"), one = Outcome.wrong("1", "one is lost");
        var plain = new Outcomes("two add", "plain", List.of(new Outcomes.Row(both, 90), new Outcomes.Row(one, 10)));
        var locked = new Outcomes("two add", "locked", List.of(new Outcomes.Row(both, 100), new Outcomes.Row(one, 0)));
        Document document = parse(Show.of(Tables.outcomes(plain, locked)).data());
        assertThat(heads(document)).containsExactly("outcome", "right?", "plain", "locked", "how it comes");
        assertThat(row(document, 0)).containsExactly("2", "✓\u00a0right", "90", "100", "both counted");
        assertThat(row(document, 1)).containsExactly("1", "✗\u00a0wrong", "10", "0", "one is lost");
        var other = new Outcomes("something else", "plain", List.of(new Outcomes.Row(Outcome.wrong("2", ""), 1)));
        assertThatThrownBy(() -> Tables.outcomes(plain, other)).hasMessageStartingWith("'2' is right in one version and wrong in another");
        assertThatThrownBy(Tables::outcomes).hasMessage("outcomes of no version: name one at least");
    }

    @Test
    void whichToolNamesTheSimplestOfTheFastestForEachKindOfWork() {
        Timings waiting = Samples.timings("waiting", Samples.timing("loop", 1, 100e6), Samples.timing("pool", 1, 25e6), Samples.timing("processes", 1, 25e6));
        Timings tiny = Samples.timings("tiny", Samples.timing("loop", 1, 1e3), Samples.timing("pool", 1, 1e6));
        Document document = parse(Show.of(Tables.whichTool(waiting, Timings.none("python", "no Python"), tiny)).data());
        assertThat(heads(document)).containsExactly("kind of work", "loop", "pool", "processes", "take");
        assertThat(row(document, 0)).containsExactly("waiting", "100\u00a0ms", "25\u00a0ms\u00a0✓", "25\u00a0ms\u00a0✓", "pool");
        assertThat(row(document, 1)).containsExactly("tiny", "1.0\u00a0µs\u00a0✓", "1.0\u00a0ms", "–", "loop");
    }

    @Test
    void dinnersTellAllThreeHazards() {
        var graph = Samples.circle(5);
        var stuck = new Philosophers(Philosophers.Rule.LEFT_FIRST, Samples.shares("left", 5), 0, Optional.of(graph));
        var fine = new Philosophers(Philosophers.Rule.WAITER, Samples.shares("waiter", 5), 3, Optional.empty());
        Document document = parse(Show.of(Tables.dinners(stuck, fine)).data());
        assertThat(row(document, 0)).containsExactly("the left fork first", "15", "1", "0", "of 5", "5");
        assertThat(row(document, 1)).containsExactly("a waiter keeps one seat free", "15", "1", "3", "none", "5");
    }

    @Test
    void howLateTicksCameIsATable() {
        var beat = new parallel.measure.Beat("2 cores", java.time.Duration.ofMillis(10), java.util.List.of(1e6, 2e6, 12e6));
        assertThat(Tables.lateness(beat).print()).contains("2 cores", "median late [ms]").matches("(?s).*\\b3\\b.*\\b2\\b.*\\b12\\b.*\\b1\\b.*");
        assertThatThrownBy(Tables::lateness).hasMessage("no ticks to show");
    }
}
