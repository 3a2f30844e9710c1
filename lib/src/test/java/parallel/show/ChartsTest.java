package parallel.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.entity.ChartEntity;
import org.jfree.chart.entity.XYAnnotationEntity;
import org.jfree.chart.ui.RectangleEdge;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parallel.hazard.WaitForGraph;
import parallel.measure.Crossover;
import parallel.measure.Forecast;
import parallel.measure.Multiples;
import parallel.measure.Overhead;
import parallel.measure.Timing;
import parallel.measure.Timings;

class ChartsTest {

    private static final String LONG = "a way with a name that goes on and on until nobody wants to read any more of it, number ";

    static Stream<Named<JFreeChart>> every() {
        Timing five = new Timing("five", 5, List.of(5.0)), ninety = new Timing("ninety", 9e10, List.of(9e10));
        Timings thirty = Samples.timings("thirty", IntStream.range(0, 30).mapToObj(i -> Samples.timing(LONG + i, 1e6, 1e5 * Math.pow(1.3, i)))
                .toArray(Timing[]::new));
        return Stream.of(
                Named.of("small", Charts.times(Samples.small())),
                Named.of("large", Charts.times(Samples.large())),
                Named.of("one row", Charts.times(Samples.timings("one", five))),
                Named.of("equal rows", Charts.times(Samples.timings("equal", five, new Timing("other five", 5, List.of(5.0))))),
                Named.of("5 ns and 90 s", Charts.times(Samples.timings("far", five, ninety))),
                Named.of("0 ns", Charts.times(Samples.timings("zero", new Timing("zero", 0, List.of(0.0)), five))),
                Named.of("thirty", Charts.times(thirty)),
                Named.of("first, small", Charts.firstAndSteady(Samples.small())),
                Named.of("first, large", Charts.firstAndSteady(Samples.large())),
                Named.of("first, far", Charts.firstAndSteady(Samples.timings("far", five, ninety))),
                Named.of("first, thirty", Charts.firstAndSteady(thirty)),
                Named.of("multiples", Charts.multiples("?", Samples.multiples("the article", 1, 11.9, 3.7, 9.2),
                        Samples.multiples("Java here", 1, 704, 70, 127), Samples.multiples("CPython here", 1, 640, 46, 153))),
                Named.of("multiples below one", Charts.multiples("?", Samples.multiples("Java here", 1, .65, .55, .55),
                        Samples.multiples("CPython here", 1, 1.01, 1.08, 1.12))),
                Named.of("multiples of one", Charts.multiples("?", Samples.multiples("the article", 1))),
                Named.of("multiples, long", Charts.multiples(LONG + LONG, Samples.multiples(LONG, 1, 2e6), Samples.multiples(LONG + 2, 1, 1e-5))),
                Named.of("speed-up", Charts.speedup(Samples.scaling(2, 1, 1.92, 1.86, 1.8))),
                Named.of("speed-up on one core", Charts.speedup(Samples.scaling(1, 1, .95, .9))),
                Named.of("speed-up on 64 cores", Charts.speedup(Samples.scaling(64, 1, 1.9, 3.6, 7, 13, 24, 38, 37))),
                Named.of("speed-up, one row", Charts.speedup(Samples.scaling(2, 1))),
                Named.of("speed-up, far from the cores", Charts.speedup(Samples.scaling(128, 1, 2))),
                Named.of("speed-up of processes", Charts.speedup(Samples.processes())),
                Named.of("pool size", Charts.poolSize("How many?", Samples.poolSize(.25, 1, 1.9, 3.7, 7.1, 7.2, 7))),
                Named.of("pool size, no waiting", Charts.poolSize(LONG, Samples.poolSize(1, 1, 1.9, 1.9))),
                Named.of("pool size, far away", Charts.poolSize("How many?", Samples.poolSize(.001, 1, 1.9, 3.9))),
                Named.of("crowds", Charts.crowds("Who waits?", Samples.crowds())),
                Named.of("a crowd of one", Charts.crowds(LONG, Samples.crowd(LONG, 1, 1, 1, 840, LONG))),
                Named.of("forecast", Charts.forecast(Forecast.of(Samples.scaling(2, .98, 1.92, 1.86, 1.8)))),
                Named.of("forecast, all ideal", Charts.forecast(Forecast.of(Samples.scaling(4, 1, 2, 4)))),
                Named.of("forecast, nothing gained", Charts.forecast(LONG, Forecast.of(Samples.scaling(1, 1, .9, .6)))),
                Named.of("forecast from 64 cores", Charts.forecast(Forecast.of(Samples.scaling(64, 1, 1.9, 3.6, 7, 13, 24, 38, 37)))),
                Named.of("forecast, near", Charts.forecast(Forecast.of(Samples.scaling(8, 1, 1.9, 3.6, 7), 2, 3, 4, 5, 6, 7, 9, 10))),
                Named.of("forecast of processes, far", Charts.forecast(Forecast.of(Samples.processes(), 1_000_000))),
                Named.of("overhead", Charts.overhead(Samples.overhead(2))),
                Named.of("overhead on one core", Charts.overhead(LONG, Samples.overhead(1))),
                Named.of("overhead of thirty", Charts.overhead(new Overhead(7, thirty))),
                Named.of("timeline", Charts.timeline(Samples.turns(4).timeline())),
                Named.of("timeline of one", Charts.timeline(LONG, Samples.turns(1).timeline())),
                Named.of("timeline with labels", Charts.timeline(Samples.dinner())),
                Named.of("timeline of forty", Charts.timeline(Samples.turns(40).timeline())),
                Named.of("shares", Charts.shares("Who?", Samples.shares("an unfair lock", 4), Samples.shares("a fair lock", 4))),
                Named.of("shares of one", Charts.shares(LONG, Samples.shares(LONG, 1))),
                Named.of("waits", Charts.waits("Who waits?", Samples.shares("one pool", 9), Samples.shares("two pools", 9))),
                Named.of("a circle of two", Charts.waitFor(Samples.circle(2))),
                Named.of("a circle of twelve", Charts.waitFor(LONG, Samples.circle(12))),
                Named.of("no circle", Charts.waitFor(new WaitForGraph(List.of(new WaitForGraph.Wait("one", "the knife", "another"))))),
                Named.of("verdicts", Charts.verdicts(LedgerTableTest.ledger("x"))),
                Named.of("crossover", Charts.crossover(Samples.crossover(1.85))),
                Named.of("crossover that never comes", Charts.crossover(Samples.crossover(1))),
                Named.of("crossover of thirty", Charts.crossover(new Crossover("thirty", List.of(new Crossover.Point(1e3, thirty),
                        new Crossover.Point(1e5, thirty))))));
    }

    @ParameterizedTest
    @MethodSource("every")
    void nothingIsBlankAndNoLabelCoversAnother(JFreeChart chart) {
        var picture = (Picture) chart;
        var info = new ChartRenderingInfo();
        BufferedImage image = Picture.draw(chart, picture.width(), picture.height(), info);
        assertThat(image.getWidth()).isEqualTo(2 * Theme.WIDTH);
        assertThat(inked(image)).as("share of the pixels that are not paper").isBetween(0.005, 0.5);
        List<ChartEntity> labels = labels(info);
        assertThat(labels).isNotEmpty();
        for (ChartEntity one : labels) {
            var box = one.getArea().getBounds2D();
            assertThat(box.getMinX()).as("%s stays inside", one.getToolTipText()).isGreaterThanOrEqualTo(0);
            assertThat(box.getMaxX()).as("%s stays inside", one.getToolTipText()).isLessThanOrEqualTo(Theme.WIDTH);
            assertThat(box.getMaxY()).as("%s stays inside", one.getToolTipText()).isLessThanOrEqualTo(picture.height());
            for (ChartEntity other : labels) {
                if (one == other) continue;
                assertThat(box.intersects(other.getArea().getBounds2D()))
                        .as("'%s' covers '%s'", one.getToolTipText(), other.getToolTipText()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("every")
    void theAlternativeTextHasFiguresAndTheTableIsShort(JFreeChart chart) {
        var picture = (Picture) chart;
        String title = chart.getTitle().getText().replace('\n', ' ');
        assertThat(picture.words().substring(Math.min(picture.words().length(), title.length()))).as("what stands after the title").matches("(?s).*\\d[\\d.,]*(×| ns| µs| ms| s| %|).*|.*(no circle).*");
        String data = picture.data.html();
        assertThat(data.split("<tr>", -1).length - 2).as("rows").isBetween(1, 31);
        assertThat(data).contains("scope=\"col\"");
        assertThat(data.length()).as("characters").isLessThan(40_000);
    }

    private static double inked(BufferedImage image) {
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        return IntStream.of(pixels).filter(pixel -> (pixel & 0xFFFFFF) != 0xFFFFFF).count() / (double) pixels.length;
    }

    /** The texts drawn beside the data, in the order of drawing. */
    private static List<String> labels(JFreeChart chart) {
        var info = new ChartRenderingInfo();
        Picture.draw(chart, ((Picture) chart).width(), ((Picture) chart).height(), info);
        return labels(info).stream().map(ChartEntity::getToolTipText).toList();
    }

    private static List<ChartEntity> labels(ChartRenderingInfo info) {
        Collection<?> all = info.getEntityCollection().getEntities();
        return all.stream().filter(XYAnnotationEntity.class::isInstance).<ChartEntity>map(ChartEntity.class::cast).toList();
    }

    @Test
    void timesFarApartStandOnALogAxisAndOthersOnOneFromZero() {
        assertThat(Charts.times(Samples.small()).getXYPlot().getDomainAxis()).isInstanceOf(LogAxis.class);
        var linear = Charts.times(Samples.large()).getXYPlot().getDomainAxis();
        assertThat(linear).isNotInstanceOf(LogAxis.class);
        assertThat(linear.getLowerBound()).isZero();
    }

    @Test
    void theFastestIsMarkedAndSoAreThoseThatNobodyCanTellFromIt() {
        assertThat(labels(Charts.times(Samples.small()))).contains("7.1 µs  fastest", "5.0 ms", "500 µs", "900 µs");
        assertThat(labels(Charts.times(Samples.large()))).filteredOn(text -> text.equals("160 ms  among the fastest")).hasSize(2);
        assertThat(Charts.times(Samples.timings("equal", Samples.timing("a", 1, 5), Samples.timing("b", 1, 5)))).extracting(chart -> ((Picture) chart).words())
                .asString().endsWith("equal: a 5.0 ns, b 5.0 ns; no difference found.");
    }

    @Test
    void sayInWordsWhatTheyShow() {
        assertThat(((Picture) Charts.times(Samples.small())).words()).isEqualTo("Which way is the fastest? 100 numbers from 1: "
                + "sequential 7.1 µs (fastest), thread per task 5.0 ms, shared queue of 4 500 µs, pool of 4 900 µs.");
        assertThat(((Picture) Charts.firstAndSteady("First?", Samples.small())).words())
                .startsWith("First? 100 numbers from 1: sequential first 310 µs, then 7.1 µs; thread per task first 17 ms, then 5.0 ms");
        assertThat(((Picture) Charts.multiples("Long?", Samples.multiples("the article", 1, 11.9, 3.7, 9.2))).words())
                .isEqualTo("Long? the article: sequential 1×, way 1 11.9×, way 2 3.7×, the final way 9.2×.");
        assertThat(((Picture) Charts.speedup(Samples.scaling(2, 1, 1.92))).words()).endsWith("1 thread 1×, 2 threads 1.92×; 2 cores.");
        assertThat(((Picture) Charts.crossover(Samples.crossover(2))).words()).contains("shared queue of 4 pays from 8.6 µs per task");
        assertThat(((Picture) Charts.crossover(Samples.crossover(1))).words()).contains("pool of 4 does not pay up to 1.0 ms per task");
    }

    @Test
    void multiplesNameTheirOwnersOnceAndLeaveOutTheEmpty() {
        var labels = labels(Charts.multiples("?", Samples.multiples("the article", 1, 11.9), new Multiples("nobody", Map.of()),
                Samples.multiples("Java here", 1, .5)));
        assertThat(labels).contains("11.9×", "0.50×").containsOnlyOnce("the article", "Java here").doesNotContain("nobody");
        assertThat(labels.indexOf("sequential")).isLessThan(labels.indexOf("way 1"));
    }

    @Test
    void aMultipleBelowOneStandsLeftOfItsStem() {
        var chart = (Picture) Charts.multiples("?", Samples.multiples("Java here", 1, .5));
        var info = new ChartRenderingInfo();
        Picture.draw(chart, chart.width(), chart.height(), info);
        double[] right = labels(info).stream().filter(label -> label.getToolTipText().endsWith("×"))
                .sorted(Comparator.comparing(ChartEntity::getToolTipText)).mapToDouble(label -> label.getArea().getBounds2D().getMaxX()).toArray();
        var x = chart.getXYPlot().getDomainAxis();
        double dot = x.valueToJava2D(0.5, info.getPlotInfo().getDataArea(), RectangleEdge.BOTTOM);
        assertThat(right).hasSize(2);
        assertThat(right[0]).as("0.50×").isLessThan(dot);
        assertThat(right[1]).as("1×").isGreaterThan(dot);
    }

    @Test
    void crossoverMarksWhereThreadsPayOnlyIfTheyDo() {
        assertThat(labels(Charts.crossover(Samples.crossover(2)))).contains("threads pay from 8.6 µs per task", "first: shared queue of 4");
        assertThat(labels(Charts.crossover(Samples.crossover(1)))).noneMatch(text -> text.contains("pay"))
                .contains("sequential", "thread per task", "shared queue of 4", "pool of 4");
    }

    /** Dotted line and letters are both ink: above the words there must be none, below them some. */
    @Test
    void whereNeitherSideHasRoomTheWordsOfACrossoverStandOnTheLineAndAreNotTornByIt() {
        var chart = (Picture) Charts.crossover(new Crossover("made up", IntStream.of(4, 5, 6).mapToObj(power -> {
            double work = Math.pow(10, power), all = work * 100;
            return new Crossover.Point(work, Samples.timings("made up", Samples.timing("sequential", 1, all), Samples.timing("a pool with a long name", 1, all / 2 + 5e6)));
        }).toList()));
        var info = new ChartRenderingInfo();
        BufferedImage image = chart.createBufferedImage(chart.width(), chart.height(), info);
        Rectangle2D area = info.getPlotInfo().getDataArea();
        List<Rectangle2D> words = labels(info).stream().filter(label -> label.getToolTipText().startsWith("threads pay from") || label.getToolTipText().startsWith("first: "))
                .map(label -> label.getArea().getBounds2D()).toList();
        double at = chart.getXYPlot().getDomainAxis().valueToJava2D(1e5, area, RectangleEdge.BOTTOM);
        assertThat(words).hasSize(2).allMatch(word -> word.getMinX() < at && at < word.getMaxX());
        assertThat(ink(image, at, area.getMinY() + 1, words.getFirst().getMinY())).isZero();
        assertThat(ink(image, at, words.getLast().getMaxY() + 1, words.getLast().getMaxY() + 40)).isPositive();
    }

    private static long ink(BufferedImage image, double x, double from, double to) {
        int paper = image.getRGB(1, 1);
        return IntStream.range((int) from, (int) to).filter(y -> Math.abs((image.getRGB((int) x, y) & 255) - (paper & 255)) > 100).count();
    }

    @Test
    void speedupMarksTheCoresAndTheIdeal() {
        assertThat(labels(Charts.speedup(Samples.scaling(2, 1, 1.92, 1.86)))).contains("2 cores", "ideal", "1.92×");
        assertThat(labels(Charts.speedup(Samples.scaling(1, 1, .9)))).contains("1 core").doesNotContain("ideal");
    }

    @Test
    void aPoolsSizeMarksTheFormula() {
        var chart = (Picture) Charts.poolSize("How many?", Samples.poolSize(.25, 1, 1.9, 3.7, 7.1, 7.2));
        assertThat(labels(chart)).contains("formula: 8.0", "ideal", "7.2×").doesNotContain("2 cores");
        assertThat(chart.words()).endsWith("a nap and a prime: computes for 25 % of its time; 2 cores ÷ 0.25 = 8.0 threads; measured, 8 were enough of 1, 2, 4, 8, 16.");
    }

    @Test
    void crowdsSayWaitsAndMemoryAndWhyThereAreFewer() {
        var chart = (Picture) Charts.crowds("Who?", Samples.crowds());
        assertThat(labels(chart)).contains("10,000 virtual threads", "4,096 platform threads", "pool of 100, 1,000 waits", "83,300", "24 MB", "330 MB", "not known", "memory");
        assertThat(chart.words()).startsWith("Who? virtual threads: 10,000 waits in 120 ms, 1.20× one wait, memory 24 MB; ");
        assertThat(Show.of(chart).data()).contains("the system refused the 4097th");
    }

    @Test
    void aForecastSaysWhatWasMeasuredAndWhatIsForetold() {
        var chart = (Picture) Charts.forecast(Forecast.of(Samples.scaling(2, 1, 1.8, 1.7)));
        assertThat(labels(chart)).contains("measured: 1.80× with 2 threads", "foretold →", "ideal 1,024×", "Amdahl 8.9×", "Gustafson 819×", "51.4×", "8.0×", "13.0×", "6.0×");
        assertThat(chart.words()).contains("measured: 1 thread 1×, 2 threads 1.80×, 4 threads 1.70×. Foretold by Amdahl's law (the same work; serial share 11 %): 16 threads 6")
                .contains("by Gustafson's law (as much work for each; serial share 20 %): 16 threads 13");
    }

    @Test
    void overheadSaysWhatATaskCostsAndFromWhereOnItPays() {
        assertThat(labels(Charts.overhead(Samples.overhead(2)))).contains("5.0 ns", "600 ns, pays from 1.2 µs", "500 µs, pays from 1.0 ms");
        assertThat(labels(Charts.overhead(Samples.overhead(1)))).contains("600 ns").noneMatch(label -> label.contains("pays"));
        assertThat(((Picture) Charts.overhead(Samples.overhead(2))).words()).contains("for each task: a plain call 5.0 ns; kept pool (2) 600 ns, pays from 1.2 µs;");
    }

    @Test
    void aTimelineSaysWhoWasAtWorkForHowLong() {
        var chart = (Picture) Charts.timeline("Who?", Samples.turns(4).timeline());
        assertThat(labels(chart)).contains("thread 1", "thread 4").filteredOn(text -> text.equals("52 %") || text.equals("48 %")).hasSize(4);
        assertThat(chart.words()).startsWith("Who? 4 busy threads in 50 ms: thread 1 at work 52 % of the time in 13 stretches, ")
                .endsWith("; at most 2 at the same moment.");
        assertThat(labels(Charts.timeline(Samples.turns(40).timeline()))).contains("thread 16").doesNotContain("thread 17");
    }

    @Test
    void sharesAreHeadedByTheirRuleAndSayTheWait() {
        var chart = (Picture) Charts.shares("Who?", Samples.shares("an unfair lock", 2));
        assertThat(labels(chart)).contains("an unfair lock", "thread 1", "33 %", "1.0 ms", "67 %", "2.0 ms", "longest wait");
        assertThat(chart.words()).isEqualTo("Who? an unfair lock: thread 1 33 %, waited up to 1.0 ms; thread 2 67 %, waited up to 2.0 ms.");
        assertThat(labels(Charts.waits("Who?", Samples.shares("a pool", 2)))).contains("1.0 ms", "2.0 ms");
    }

    @Test
    void aCircleOfWaitsIsCalledADeadlock() {
        assertThat(((Picture) Charts.waitFor(Samples.circle(2))).words()).isEqualTo("Who waits for whom? thread 1 waits for lock 1, which thread 2 holds; "
                + "thread 2 waits for lock 2, which thread 1 holds; that is a circle of 2: a deadlock.");
        assertThat(((Picture) Charts.waitFor(new WaitForGraph(List.of(new WaitForGraph.Wait("a", "l", "b"))))).words()).endsWith("no circle, no deadlock.");
    }

    @Test
    void aLabelStandsInABlockThatIsWideEnoughAndInTheWords() {
        var chart = (Picture) Charts.timeline("Dinner?", Samples.dinner());
        assertThat(labels(chart)).contains("cook", "pot", "chop", "boil", "90 %").doesNotContain("water");
        assertThat(chart.words()).isEqualTo("Dinner? noodles in 100 ms: cook 62 % of the time in 2 stretches (water from 0 ns to 2.0 ms, chop from 2.0 ms to 62 ms), "
                + "pot 90 % of the time in 1 stretch (boil from 5.0 ms to 95 ms), bell 1 % of the time in 1 stretch; at most 2 at the same moment.");
        assertThat(((org.jfree.chart.title.TextTitle) chart.getSubtitle(0)).getText().replace('\n', ' ')).contains("a block is a stretch of work, or of what it names");
    }

    @Test
    void processesAreCalledSo() {
        var chart = (Picture) Charts.speedup(Samples.processes());
        assertThat(chart.getXYPlot().getDomainAxis().getLabel()).isEqualTo("processes");
        assertThat(chart.words()).endsWith("1 process 0.95×, 2 processes 1.80×; 2 cores.");
    }
}
