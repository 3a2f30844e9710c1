package parallel.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parallel.claim.MadeUp.timing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parallel.measure.Machine;
import parallel.measure.Timings;

/** What is made of the Python program's lines: the verdicts that Java's numbers would get. */
class PythonChecksTest {

    /** What a CPython with its lock might print, and the words in it that make it another. */
    private static PythonChecks.Answers lines(String... replaced) {
        String text = """
                work/sequential: R20
                work/2 threads: R20
                work/4 threads: R21
                tiny/sequential: R1
                tiny/pool of 4: R30
                naps/sequential: R40
                naps/8 threads: R6
                naps/thread each: R6
                processes/one process: R20
                processes/two processes: R11
                parts/way 1: R100
                parts/200 switches: R30
                busy: 0.99
                behind: 80
                beside: 8
                add: LOAD_FAST LOAD_FAST BINARY_ADD RETURN_VALUE
                count: LOAD_GLOBAL LOAD_CONST INPLACE_ADD STORE_GLOBAL
                seen: 100 0
                lines: 1000
                threads: 1
                counted: 20 21 20
                appended: 20000 20000 20000
                queue: 2000 2000
                plain: 2000 2000
                pool list: 100 100
                pool counted: 25 26
                adders: 1
                isAlive: 0
                ended: 3 2 1 0
                answers: 0 1 2 3
                ran unasked: 1
                result: 42
                raised: ValueError
                download: 0 early 1
                gone on: 0.9 0.5
                """;
        for (int i = 0; i < replaced.length; i += 2) {
            assertThat(text).contains(replaced[i]);
            text = text.replace(replaced[i], replaced[i + 1]);
        }
        List<String> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String name = line.substring(0, line.indexOf(": ")), values = line.substring(name.length() + 2);
            lines.add(name + "\t" + (values.matches("R\\d+") ? IntStream.range(0, 10).mapToObj(i -> values.substring(1) + "000000").collect(Collectors.joining("\t"))
                    : values.replace(' ', '\t')));
        }
        return PythonChecks.Answers.of(lines);
    }

    private static Timings fourWays(double... nanos) {
        List<String> names = List.of(Article.SEQUENTIAL, Article.WAY_1, Article.WAY_2, Article.FINAL_WAY);
        return new Timings("x", names.stream().map(name -> timing(name, nanos[names.indexOf(name)])).toList(), new Machine(2, "CPython", "Linux"), List.of());
    }

    private static final Timings SMALL = fourWays(1, 12, 4, 9), LARGE = fourWays(100, 101, 103, 104), GAIN = fourWays(100, 55, 52, 52);

    private static Map<Integer, Verdict> verdicts(PythonChecks.Answers answers, Timings large) {
        List<Finding> all = new ArrayList<>(PythonChecks.speed(answers));
        all.addAll(PythonChecks.data(answers));
        all.addAll(PythonChecks.ways(answers, SMALL, large));
        all.addAll(PythonChecks.futures(answers));
        return all.stream().collect(Collectors.toMap(Finding::statement, Finding::verdict));
    }

    @Test
    void theProgramsLinesAreJudgedAsJavasNumbersAre() {
        Map<Integer, Verdict> locked = verdicts(lines(), LARGE);
        assertThat(locked.keySet()).as("what the checks announce").containsExactlyInAnyOrderElementsOf(
                PythonChecks.SMALL.all().stream().flatMap(check -> check.statements().stream()).toList());
        assertThat(locked).containsEntry(4, Verdict.DOES_NOT_HOLD).containsEntry(5, Verdict.DOES_NOT_HOLD).containsEntry(6, Verdict.HOLDS).containsEntry(14, Verdict.HOLDS)
                .containsEntry(30, Verdict.HOLDS).containsEntry(32, Verdict.HOLDS).containsEntry(36, Verdict.HOLDS).containsEntry(23, Verdict.DEPENDS).containsEntry(24, Verdict.HOLDS)
                .containsEntry(50, Verdict.HOLDS).containsEntry(70, Verdict.HOLDS).containsEntry(74, Verdict.DOES_NOT_HOLD).containsEntry(76, Verdict.HOLDS)
                .containsEntry(81, Verdict.DOES_NOT_HOLD).containsEntry(87, Verdict.HOLDS).containsEntry(93, Verdict.DOES_NOT_HOLD).containsEntry(97, Verdict.DEPENDS);
    }

    @Test
    void aPythonWithoutTheLockGetsOtherVerdictsFromItsNumbers() {
        Map<Integer, Verdict> free = verdicts(lines("work/2 threads: R20", "work/2 threads: R11", "work/4 threads: R21", "work/4 threads: R11", "busy: 0.99", "busy: 1.98",
                "behind: 80", "behind: 9", "processes/two processes: R11", "processes/two processes: R20", "naps/8 threads: R6", "naps/8 threads: R40", "lines: 1000", "lines: 998",
                "appended: 20000 20000 20000", "appended: 20000 19990 20000", "plain: 2000 2000", "plain: 2000 2003", "parts/200 switches: R30", "parts/200 switches: R70",
                "answers: 0 1 2 3", "answers: 0 2 1 3"), GAIN);
        assertThat(free).containsEntry(4, Verdict.HOLDS).containsEntry(5, Verdict.DEPENDS).containsEntry(6, Verdict.DOES_NOT_HOLD).containsEntry(13, Verdict.DOES_NOT_HOLD)
                .containsEntry(14, Verdict.DOES_NOT_HOLD).containsEntry(30, Verdict.DOES_NOT_HOLD).containsEntry(32, Verdict.DOES_NOT_HOLD)
                .containsEntry(36, Verdict.DOES_NOT_HOLD).containsEntry(24, Verdict.DOES_NOT_HOLD).containsEntry(43, Verdict.HOLDS).containsEntry(50, Verdict.DEPENDS).containsEntry(70, Verdict.DEPENDS)
                .containsEntry(74, Verdict.HOLDS).containsEntry(81, Verdict.HOLDS).containsEntry(87, Verdict.DEPENDS).containsEntry(97, Verdict.DOES_NOT_HOLD);
    }

    @Test
    void aLineThatIsMissingIsNamed() {
        assertThatThrownBy(() -> PythonChecks.futures(lines("ran unasked: 1\n", ""))).isInstanceOf(NoSuchElementException.class).hasMessageContaining("nothing of 'ran unasked'");
        assertThatThrownBy(() -> PythonChecks.speed(lines("tiny/sequential: R1\ntiny/pool of 4: R30\n", ""))).isInstanceOf(NoSuchElementException.class).hasMessageContaining("'tiny'");
    }
}
