package parallel.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parallel.Left;
import parallel.python.Python;

/** The checks themselves, with little time: what they measure is real. Chapter 8 makes all of them. */
@Timeout(60)
class ChecksTest {

    private static final List<Check> QUICK = Checks.all(new Budget(Duration.ofMillis(10)), new PythonChecks(Duration.ofMillis(50)));
    /** One or more of each section that need no server and no second of waiting. */
    private static final Set<Integer> SHORT = Set.of(4, 6, 15, 16, 21, 23, 25, 31, 32, 37, 40, 77, 81, 87, 96);

    static Stream<Check> shortOnes() {
        return QUICK.stream().filter(check -> check.language() == Language.JAVA && check.statements().stream().anyMatch(SHORT::contains));
    }

    @ParameterizedTest
    @MethodSource("shortOnes")
    void aCheckAnswersWhatItAnnounces(Check check) throws Exception {
        try {
            assertThat(check.run()).extracting(Finding::statement).containsExactlyElementsOf(check.statements());
        } catch (NotHereException busy) {
            assertThat(busy).hasMessageContaining("too few runs");        // a neighbour had the cores
        }
        assertThat(Left.behind("check ")).isEmpty();
    }

    @Test
    void pythonAnswersToo() throws Exception {
        assumeThat(Python.here()).isPresent();
        for (Check check : QUICK) {
            if (check.language() == Language.CPYTHON && (check.statements().contains(43) || check.statements().contains(110))) {
                assertThat(check.run()).extracting(Finding::verdict).doesNotContain(Verdict.NOT_MEASURABLE).contains(Verdict.HOLDS);
            }
        }
    }

    @Test
    void whatIsCertainIsFound() throws Exception {
        Check memory = QUICK.stream().filter(check -> check.statements().contains(23)).findFirst().orElseThrow();
        assertThat(memory.run()).extracting(Finding::verdict).containsExactly(Verdict.DEPENDS, Verdict.HOLDS);
        Check threads = QUICK.stream().filter(check -> check.statements().contains(21)).findFirst().orElseThrow();
        assertThat(threads.run()).extracting(Finding::verdict).containsExactly(Verdict.DEPENDS, Verdict.DEPENDS);
        assertThat(threads.run().getFirst().because()).contains("one 3 and one 6 calls deep");
    }

    @Test
    void fortyStatementsAndMoreInJavaAndThirtyInPythonEachOnce() {
        for (Language language : Language.values()) {
            List<Integer> all = Checks.all().stream().filter(check -> check.language() == language).flatMap(check -> check.statements().stream()).toList();
            assertThat(all).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(language == Language.JAVA ? 48 : 30);
        }
    }

    @Test
    void anInterruptEndsAnyCheckAndLeavesNothingBehind() throws Exception {
        for (int statement : new int[] {6, 14, 23, 36, 40, 81, 97}) {
            Check check = Checks.all().stream().filter(each -> each.statements().contains(statement)).findFirst().orElseThrow();
            var how = new AtomicReference<Throwable>();
            Thread cell = Thread.ofPlatform().daemon().start(() -> {
                Thread.currentThread().interrupt();
                try {
                    check.run();
                } catch (Throwable end) {
                    how.set(end);
                }
            });
            cell.join(20_000);
            assertThat(cell.isAlive()).as("%s", check).isFalse();
            assertThat(how.get()).as("%s", check).isInstanceOf(InterruptedException.class);
        }
        assertThat(Left.behind("check ")).isEmpty();
    }

    @Test
    void anInterruptInTheMiddleToo() throws Exception {
        for (var middle : Map.of(4, "parallel.measure.Sampler", 14, "parallel.strategy.ChildProcesses", 34, "parallel.measure.Sampler").entrySet()) {
            Check check = Checks.all().stream().filter(each -> each.statements().contains(middle.getKey())).findFirst().orElseThrow();
            Set<ProcessHandle> before = ProcessHandle.current().descendants().collect(Collectors.toSet());
            var how = new AtomicReference<Throwable>();
            Thread cell = Thread.ofPlatform().daemon().start(() -> {
                try {
                    check.run();
                } catch (Throwable end) {
                    how.set(end);
                }
            });
            while (cell.isAlive() && Stream.of(cell.getStackTrace()).noneMatch(call -> call.getClassName().startsWith(middle.getValue()))) Thread.onSpinWait();
            cell.interrupt();
            cell.join(20_000);
            assertThat(cell.isAlive()).as("%s", check).isFalse();
            assertThat(how.get()).as("%s", check).isInstanceOf(InterruptedException.class);
            assertThat(ProcessHandle.current().descendants()).as("%s", check).allMatch(before::contains);
        }
    }

    @Test
    void aCheckWithoutStatementsOrWithOthersThanTheArticlesIsRefused() {
        assertThatThrownBy(() -> Check.of("none", Duration.ZERO, List::of)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("one statement at least");
        assertThatThrownBy(() -> Check.of("none", Duration.ZERO, List::of, 119)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("not 119");
    }
}
