package parallel.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import parallel.Task;
import parallel.strategy.ChildProcesses;
import parallel.strategy.TestJvms;

/**
 * Every solution is solved, every stub is told kindly, every wrong answer is caught with the hint that fits: once, or with {@code -Dtimes=50} so many times, and then the table
 * that is printed says how often. {@code -Dexercise=5.1} does one of them.
 *
 * <p>Most of it is waiting for what never comes, so several JVMs examine side by side, each with a kernel of its own; the tests wait for their answer's turn.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class MastersTest {

    private static final int TIMES = Integer.getInteger("times", 1);
    private static final String ONLY = System.getProperty("exercise", "");
    /** While one waits another computes; but each needs many seconds of a core until it is warm. */
    private static final int JVMS = Math.clamp(Runtime.getRuntime().availableProcessors() + 1, 2, 4);
    /** A wrong answer may slip through once in fifty times. */
    private static final double LEAST = 0.98;

    private static final List<String> TABLE = new ArrayList<>();
    private static final Map<String, Future<List<Examined>>> EXAMINED = new HashMap<>();

    private static ExecutorService asking;
    private static ChildProcesses jvms;

    @BeforeAll
    static void begin() throws IOException {
        var group = new ThreadGroup("masters");             // as other tests know whose threads they are
        asking = Executors.newFixedThreadPool(JVMS, work -> new Thread(group, work));
        jvms = TestJvms.processes(JVMS);
        for (Master each : masters()) ask(each, "the solution", each.solution(), Examined.Kind.SOLUTION);
        for (Master each : masters()) ask(each, "the stub", each.stub(), Examined.Kind.STUB);
        for (Master each : masters()) each.wrong().forEach(wrong -> ask(each, wrong.name(), wrong.code(), kind(wrong)));
    }

    private static void ask(Master master, String name, String code, Examined.Kind kind) {
        var answer = new Examined.Answer(master + ": " + name, master.stub(), code, master.check(), kind);
        EXAMINED.put(answer.name(), asking.submit(() -> examine(answer, TIMES)));
    }

    private static Examined.Kind kind(Master.Wrong wrong) {
        return wrong.hangs() ? Examined.Kind.HANGS : Examined.Kind.WRONG;
    }

    private static List<Examined> examine(Examined.Answer answer, int times) throws InterruptedException {
        Task<Examined.Answer, List<Examined>> task = each -> Examined.here(each, times);
        return jvms.map(List.of(answer), task).getFirst();
    }

    @AfterAll
    static void end() {
        asking.shutdownNow();
        jvms.close();
        if (TIMES > 1) System.out.println(String.format(Locale.ROOT, "%-70s %10s %10s%n", "answer", "right", "slowest") + String.join("\n", TABLE));
    }

    static List<Master> masters() throws IOException {
        return Master.all().stream().filter(each -> ONLY.isEmpty() || each.number().equals(ONLY)).toList();
    }

    static Stream<Arguments> wrong() throws IOException {
        return masters().stream().flatMap(master -> master.wrong().stream().map(wrong -> Arguments.of(master, wrong)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("masters")
    @Execution(ExecutionMode.SAME_THREAD)
    void theSolutionIsSolvedEachTime(Master master) throws Exception {
        assertThat(others(examined(master, "the solution"), examined -> examined.state() == Report.State.SOLVED)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("masters")
    @Execution(ExecutionMode.SAME_THREAD)
    void theStubIsToldKindly(Master master) throws Exception {
        assertThat(examined(master, "the stub")).allSatisfy(examined -> {
            assertThat(examined.state()).isNotEqualTo(Report.State.SOLVED);
            assertThat(examined.hint()).isNotEmpty();
            assertThat(examined.abandoned()).isEmpty();
            assertThat(examined.number()).isEqualTo(master.number());
            assertThat(examined.title()).isEqualTo(master.title());
        });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("wrong")
    @Execution(ExecutionMode.SAME_THREAD)
    void aWrongAnswerIsCaughtWithItsHintOrMissedOnceAndThenCaughtTwice(Master master, Master.Wrong wrong) throws Exception {
        Predicate<Examined> right = examined -> examined.state() == Report.State.NOT_YET && examined.hint().contains(wrong.hint());
        List<Examined> all = examined(master, wrong.name()), others = others(all, right);
        if (TIMES == 1 && !others.isEmpty()) {
            var answer = new Examined.Answer(master + ": " + wrong.name(), master.stub(), wrong.code(), master.check(), kind(wrong));
            others = others(examine(answer, 2), right);
        }
        assertThat(others).hasSizeLessThanOrEqualTo((int) (all.size() * (1 - LEAST)));
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

    /** Waits until it has been examined. */
    private static List<Examined> examined(Master master, String name) throws Exception {
        return EXAMINED.get(master + ": " + name).get();
    }

    /** Those that are not as they must be. */
    private static List<Examined> others(List<Examined> all, Predicate<Examined> right) {
        List<Examined> others = all.stream().filter(right.negate()).toList();
        double slowest = all.stream().mapToDouble(Examined::seconds).max().orElseThrow();
        TABLE.add(String.format(Locale.ROOT, "%-70s %4d of %2d %8.2f s", all.getFirst().answer(), all.size() - others.size(), all.size(), slowest));
        return others;
    }
}
