package parallel.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import parallel.Await;
import parallel.Caller;
import parallel.python.Python;

/** The checks themselves, with little time: what they measure is real. Chapter 8 makes all of them. */
@ResourceLock("state of this JVM")
class ChecksTest {

    /** Any number of rounds will do: the verdicts are no matter here. */
    private static final List<Check> QUICK =
            Checks.all(new Budget(Duration.ofMillis(10), 1), new PythonChecks(Duration.ofMillis(10)));
    /** One or more of each section that need no server and no second of waiting. */
    private static final Set<Integer> SHORT = Set.of(4, 6, 15, 16, 21, 23, 25, 31, 32, 37, 40, 77, 81, 87, 96);

    private static Check of(List<Check> checks, int statement) {
        return checks.stream().filter(check -> check.statements().contains(statement)).findFirst().orElseThrow();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        Await.endOfThreads("check ");
        assertThat(Thread.interrupted()).isFalse();
    }

    static Stream<Check> shortOnes() {
        return QUICK.stream().filter(check -> check.language() == Language.JAVA && check.statements().stream().anyMatch(SHORT::contains));
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("shortOnes")
    void aCheckAnswersWhatItAnnounces(Check check) throws Exception {
        assertThat(check.run()).extracting(Finding::statement).containsExactlyElementsOf(check.statements());
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(ints = {43, 110})
    void pythonAnswersToo(int statement) throws Exception {
        assumeThat(Python.here()).isPresent();
        List<Check> inPython = QUICK.stream().filter(check -> check.language() == Language.CPYTHON).toList();
        assertThat(of(inPython, statement).run()).extracting(Finding::verdict)
                .doesNotContain(Verdict.NOT_MEASURABLE).contains(Verdict.HOLDS);
    }

    @Test
    void whatIsCertainIsFound() throws Exception {
        assertThat(of(QUICK, 23).run()).extracting(Finding::verdict).containsExactly(Verdict.DEPENDS, Verdict.HOLDS);
        List<Finding> threads = of(QUICK, 21).run();
        assertThat(threads).extracting(Finding::verdict).containsExactly(Verdict.DEPENDS, Verdict.DEPENDS);
        assertThat(threads.getFirst().because()).contains("one 3 and one 6 calls deep");
    }

    @Test
    void fortyStatementsAndMoreInJavaAndThirtyInPythonEachOnce() {
        for (Language language : Language.values()) {
            List<Integer> all = Checks.all().stream().filter(check -> check.language() == language).flatMap(check -> check.statements().stream()).toList();
            assertThat(all).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(language == Language.JAVA ? 48 : 30);
        }
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(ints = {6, 14, 23, 36, 37, 40, 81, 97})
    void anInterruptBeforehandEndsAnyCheck(int statement) throws Exception {
        Caller caller = Caller.of(() -> {
            Thread.currentThread().interrupt();
            return of(Checks.all(), statement).run();
        });
        assertThat(caller.thrown()).isInstanceOf(InterruptedException.class);
    }

    /** However often it takes to catch it there. */
    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"4, measure.Sampler", "14, strategy.ChildProcesses", "34, measure.Sampler", "104, measure.Turns"})
    void anInterruptInTheMiddleToo(int statement, String middle) throws Exception {
        Throwable thrown;
        do {
            Caller caller = Caller.of(() -> of(Checks.all(), statement).run());
            Await.until(() -> !caller.thread().isAlive() || Stream.of(caller.thread().getStackTrace())
                    .anyMatch(call -> call.getClassName().startsWith("parallel." + middle)));
            thrown = caller.interrupt();
        } while (thrown == null);
        assertThat(thrown).isInstanceOf(InterruptedException.class);
        Await.endOfThreads("future check ", "checks", "sorts");
    }
}
