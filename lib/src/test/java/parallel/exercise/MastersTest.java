package parallel.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import parallel.strategy.Abandoned;

/**
 * Every solution is solved, every stub is told kindly, every wrong answer is caught with the hint that fits: once, or with {@code -Dtimes=50} so many times, and then the table
 * that is printed says how often. {@code -Dexercise=5.1} does one of them.
 */
@Tag("slow")
class MastersTest {

    private static final int TIMES = Integer.getInteger("times", 1);
    private static final String ONLY = System.getProperty("exercise", "");
    /** A wrong answer may slip through once in fifty times. */
    private static final double LEAST = 0.98;
    /** What hangs, hangs: this long is enough to see it. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    private static final List<String> TABLE = new ArrayList<>();

    private static Cells cells;

    private final Duration limit = Exercise.limit;

    @BeforeAll
    static void open() {
        cells = new Cells();
    }

    @AfterAll
    static void close() {
        cells.close();
        if (TIMES > 1) System.out.println(String.format(Locale.ROOT, "%-70s %10s %10s%n", "answer", "right", "slowest") + String.join("\n", TABLE));
    }

    @AfterEach
    void again() {
        Exercise.limit = limit;
    }

    static List<Master> masters() throws IOException {
        return Master.all().stream().filter(each -> ONLY.isEmpty() || each.number().equals(ONLY)).toList();
    }

    static Stream<Arguments> wrong() throws IOException {
        return masters().stream().flatMap(master -> master.wrong().stream().map(wrong -> Arguments.of(master, wrong)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("masters")
    void theSolutionIsSolvedEachTime(Master master) {
        cells.run(master.stub());
        cells.run(master.solution());
        assertThat(times(master, "the solution", report -> report.state() == Report.State.SOLVED)).isEqualTo(TIMES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("masters")
    void theStubIsToldKindly(Master master) {
        Exercise.limit = SHORT.multipliedBy(3);         // Patience, which is one second, ends before it
        cells.run(master.stub());
        Report report = (Report) cells.value(master.check());
        assertThat(report.state()).as(report.toString()).isIn(Report.State.NOT_BEGUN, Report.State.NOT_YET);
        assertThat(report.hint()).as(report.toString()).isNotEmpty();
        assertThat(report.abandoned()).as(report.toString()).isEmpty();
        assertThat(report.title()).isEqualTo(master.title());
        assertThat(report.number()).isEqualTo(master.number());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("wrong")
    void aWrongAnswerIsCaughtWithItsHint(Master master, Master.Wrong wrong) {
        if (wrong.hangs()) Exercise.limit = SHORT;
        cells.run(master.stub());
        cells.run(wrong.code());
        Predicate<Report> right = report -> report.state() == Report.State.NOT_YET && report.hint().contains(wrong.hint());
        int caught = times(master, wrong.name(), right);
        // tried once and missed: that may be the one of fifty, which the next two are not
        if (TIMES == 1 && caught == 0) caught = times(master, wrong.name(), right) * times(master, wrong.name(), right);
        assertThat(Abandoned.inWords()).as("what a wrong answer of a master starts ends when it is interrupted: the tests that follow need the cores").isEmpty();
        assertThat(caught).isGreaterThanOrEqualTo((int) Math.ceil(LEAST * TIMES));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("masters")
    void aMasterKeepsItsForm(Master master) {
        assertThat(master.wrong()).as("typical wrong answers").hasSizeGreaterThanOrEqualTo(3);
        assertThat(master.text().split("\\s+")).as("words").hasSizeLessThanOrEqualTo(110);
        assertThat(master.check().lines()).hasSize(1);
        assertThat(master.stub().lines()).hasSizeLessThanOrEqualTo(12);
        assertThat(master.solution().lines()).hasSizeLessThanOrEqualTo(14);
        assertThat(Stream.of(master.stub(), master.check(), master.solution()).flatMap(String::lines)).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void theNumberOfExercisesOfEachChapterIsKnown() throws IOException {
        Map<String, Integer> counted = new TreeMap<>();
        Master.all().forEach(each -> counted.merge(each.chapter(), 1, Integer::sum));
        assertThat(Solved.EXERCISES).isEqualTo(counted);
    }

    /** Checks it again and again. @return how often it was as it must be */
    private static int times(Master master, String name, Predicate<Report> right) {
        int count = 0;
        long slowest = 0;
        Report other = null;
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            Report report = (Report) cells.value(master.check());
            slowest = Math.max(slowest, System.nanoTime() - start);
            if (right.test(report)) count++;
            else other = report;
        }
        TABLE.add(String.format(Locale.ROOT, "%-70s %4d of %2d %8.2f s", master.number() + " " + name, count, TIMES, slowest / 1e9));
        if (other != null) System.out.println(master + ": " + name + "\n" + other + "\n");
        return count;
    }
}
