package parallel.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import parallel.Await;
import parallel.Caller;
import parallel.Killed;
import parallel.measure.Timing;
import parallel.measure.Timings;

@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class PythonTest {

    private static final Duration SHORT = Duration.ofMillis(1), ENDLESS = Duration.ofDays(1);

    @TempDir
    Path folder;

    /** What a child writes last, and its end when it is told to, must come. */
    @RegisterExtension
    static final InvocationInterceptor PATIENT = new InvocationInterceptor() {
        @Override
        public void interceptTestMethod(Invocation<Void> test, ReflectiveInvocationContext<Method> method,
                ExtensionContext context) throws Throwable {
            ScopedValue.where(Child.PATIENCE, ENDLESS).call(test::proceed);
        }
    };

    private static Python python() {
        assumeThat(Python.here()).as("a CPython 3.8 or newer").isPresent();
        return Python.here().orElseThrow();
    }

    private static List<Long> from(long first, int count) {
        return LongStream.range(first, first + count).boxed().toList();
    }

    @Test
    void aShortProgramOfTheReadersOwnAnswersInLines() throws InterruptedException {
        python();
        assertThat(Python.run("print(6 * 7)\nprint('é')")).isEqualTo("42\né");
        assertThat(Python.run("")).isEmpty();
        assertThatThrownBy(() -> Python.run("print(1 / 0)")).isInstanceOf(PythonException.class)
                .hasMessageContaining("ZeroDivisionError");
        assertThatThrownBy(() -> Python.run(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void thePartsOfTheClaimsProgramAnswerInNamedLines() throws InterruptedException {
        python();
        assertThat(Python.claims("threads").orElseThrow()).containsExactly("threads\t1");
        assertThatThrownBy(() -> Python.claims("no such part")).isInstanceOf(PythonException.class).hasMessageContaining("KeyError");
    }

    // ---- what it measures

    @Test
    void fourRowsInTheArticlesOrder() throws InterruptedException {
        Python python = python();
        Timings times = Python.fourWays(from(1, 20), SHORT);

        assertThat(times.names()).containsExactly(
                "sequential way", "concurrent way 1", "concurrent way 2", "final concurrent way");
        assertThat(times.rows()).allSatisfy(row -> {
            assertThat(row.rounds()).hasSize(Timing.LEAST_ROUNDS);
            assertThat(row.firstNanos()).isPositive();
        });
        assertThat(times.what()).isEqualTo("20 numbers from 1");
        assertThat(times.machine().runtime()).isEqualTo(python.toString()).startsWith("CPython 3.");
        assertThat(times.notes()).isEmpty();
    }

    @Test
    void answersAreThoseOfPrimes() throws InterruptedException {
        var numbers = List.of(-7L, 0L, 1L, 2L, 3L, 4L, 9L, 97L, 7919L, 7921L, Long.MIN_VALUE, Long.MAX_VALUE);
        assertThat(python().measure(Python.program(), numbers, SHORT, ENDLESS).answers()).containsExactly(
                false, false, false, true, true, false, false, true, true, false, false, false);
    }

    @Test
    void everyDigitOfManyLongNumbersArrives() throws InterruptedException {
        String program = changed(changed("def is_prime(number):\n", "def is_prime(number):\n        return number % 10 == 3\n"),
                "\"concurrent way 1\": concurrent_way_1", "\"concurrent way 1\": sequential_way");
        List<Long> numbers = from((1L << 62) + 1, 5000);        // 100 kB: more than a pipe or a command line holds
        assertThat(python().measure(changed(program, "ROUNDS = 8", "ROUNDS = 1"), numbers, SHORT, ENDLESS).answers())
                .isEqualTo(numbers.stream().map(n -> n % 10 == 3).toList());
    }

    @Test
    void aThousandNumbersAsTheyAre() throws InterruptedException {
        Python.Result result = python().measure(changed("ROUNDS = 8", "ROUNDS = 1"), from(1, 1000), SHORT, ENDLESS);
        assertThat(result.answers()).hasSize(1000).filteredOn(prime -> prime).hasSize(168);
    }

    @Test
    void noNumbersAndOneNumber() throws InterruptedException {
        python();
        Timings none = Python.fourWays(List.of(), SHORT);
        assertThat(none.rows()).hasSize(4);
        assertThat(none.what()).isEqualTo("no numbers");
        assertThat(Python.fourWays(List.of(1_000_003L), SHORT).what()).isEqualTo("the number 1,000,003");
    }

    @Test
    void slowRunsAreTimedOnceAndANoteSaysSo() throws InterruptedException {
        String slow = changed("SECOND = 1_000_000_000", "SECOND = 1");
        Timings times = python().measure(slow, from(1, 10), SHORT, ENDLESS).timings();
        assertThat(times.rows()).extracting(Timing::samples).containsOnly(1);
        assertThat(times.notes()).singleElement().asString().contains("more than a second");
    }

    @Test
    void aWayWithOtherAnswersIsAnError() {
        Python python = python();
        String wrong = changed("output_prime.append((place, prime))", "output_prime.append((place, not prime))");
        assertThatThrownBy(() -> python.measure(wrong, from(1, 10), SHORT, ENDLESS))
                .isInstanceOf(PythonException.class).hasMessageContaining("concurrent way 2 gave other answers");
    }

    @Test
    void noLockIsSaid() throws InterruptedException {
        String free = changed("getattr(sys, \"_is_gil_enabled\", lambda: True)()", "False");
        assertThat(python().measure(free, from(1, 3), SHORT, ENDLESS).timings().machine().runtime())
                .matches("CPython 3\\.\\d+\\.\\d+ \\(no global lock\\)");
    }

    @Test
    void badArguments() {
        assertThatThrownBy(() -> Python.fourWays(Collections.singletonList(null))).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Python.fourWays(List.of(1L), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("longer than zero");
    }

    // ---- which Python

    @Test
    void theOrderInWhichItIsLookedFor() {
        assertThat(Python.candidates("/a/python", Map.of("PARALLEL_PYTHON", "/b c/python"), "Linux")).containsExactly(
                List.of("/a/python"), List.of("/b c/python"), List.of("python3"), List.of("python"));
        assertThat(Python.candidates(null, Map.of(), "Windows 11")).containsExactly(
                List.of("python3"), List.of("python"), List.of("py", "-3"));
    }

    @Test
    void withoutPythonTheChapterGoesOn() throws InterruptedException {
        Timings times = Python.fourWays(from(1, 10), SHORT, List.of(List.of("/not/there/python3")));
        assertThat(times.isEmpty()).isTrue();
        assertThat(times.what()).isEqualTo("10 numbers from 1");
        assertThat(times.notes()).containsExactly(
                "no Python 3.8 or newer found: looked for /not/there/python3 (cannot be started)");
    }

    @Test
    void aPythonWithoutTheLockJoinsIfThereIsOne() throws InterruptedException {
        Python ordinary = python();
        Timings times = Python.fourWaysWithoutLock(List.of(2L, 9L), SHORT, List.of(ordinary.command()));
        assertThat(times.isEmpty()).as("the ordinary one counts only if it has no lock").isEqualTo(ordinary.hasGlobalLock());
        assertThat(Python.fourWaysWithoutLock(List.of(2L), SHORT, List.of(List.of("/not/there/python3.14t"))).notes())
                .containsExactly("no CPython without a global lock found: looked for /not/there/python3.14t");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void oldOtherAndBrokenPythonsArePassedOver() throws IOException, InterruptedException {
        List<String> old = script("old", "printf 'cpython\\t3\\t7\\t17\\tlock\\n'");
        List<String> other = script("other", "printf 'pypy\\t3\\t11\\t1\\tlock\\n'");
        List<String> broken = script("broken", "exit 9");
        assertThat(Python.fourWays(List.of(2L), SHORT, List.of(old, other, broken)).notes()).singleElement().asString()
                .contains("/old (3.7.17)", "/other (pypy, not CPython)", "/broken (no CPython 3: it ended with code");

        Timings times = Python.fourWays(List.of(2L), SHORT, List.of(old, python().command()));
        assertThat(times.rows()).hasSize(4);
        assertThat(times.notes()).containsExactly("passed over /bin/sh " + folder + "/old (3.7.17)");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void threePointEightIsNewEnoughAndWhatWasFoundIsKept() throws IOException {
        List<List<String>> list = List.of(script("eight",
                "echo x >> '" + folder + "/starts'; printf 'cpython\\t3\\t8\\t0\\tunlocked\\n'"));
        Python first = Python.found(list, new ArrayList<>()).orElseThrow();
        assertThat(first).hasToString("CPython 3.8.0 (no global lock)");
        assertThat(first.hasGlobalLock()).isFalse();
        assertThat(Python.found(list, new ArrayList<>())).containsSame(first);
        assertThat(folder.resolve("starts")).hasContent("x");
    }

    private List<String> script(String name, String body) throws IOException {
        return List.of("/bin/sh", Files.writeString(folder.resolve(name), body + "\n").toString());
    }

    // ---- what can go wrong while it runs

    @Test
    void aFailingProgramShowsItsLastLines() {
        Python python = python();
        String noisy = "import sys\n"
                + "for i in range(20000): print('out', i); print('err', i, file=sys.stderr)\n"    // more than two full pipes
                + "raise ValueError('boom é')\n";
        assertThatThrownBy(() -> python.measure(noisy, from(1, 3), SHORT, ENDLESS))
                .isInstanceOf(PythonException.class)
                .hasMessageContaining("exit code 1").hasMessageContaining("ValueError: boom é")
                .hasMessageContaining("err 19999").hasMessageNotContaining("err 1000\n");
    }

    @Test
    void whatIsNoResultIsSaid() {
        Python python = python();
        assertThatThrownBy(() -> python.measure("print('hello')\n", from(1, 3), SHORT, ENDLESS))
                .isInstanceOf(PythonException.class).hasMessageContaining("unexpected: hello");
        String short1 = changed("for prime in answers)", "for prime in answers[1:])");
        assertThatThrownBy(() -> python.measure(short1, from(1, 3), SHORT, ENDLESS))
                .isInstanceOf(PythonException.class).hasMessageContaining("2 answers for 3 numbers");
    }

    /** As short as may be, but so long that the child begins. */
    @Test
    void theTimeLimitEndsTheChild() throws Exception {
        Python python = python();
        for (int millis = 100; !runs(); millis *= 2) {
            Duration limit = Duration.ofMillis(millis);
            assertThatThrownBy(() -> python.measure(forEver(""), from(1, 3), SHORT, limit))
                    .isInstanceOf(PythonException.class).hasMessageContaining("3 numbers from 1: give it fewer or smaller");
        }
        assertThat(running()).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void anInterruptEndsTheChild() throws Exception {
        interrupted(forEver(""), ENDLESS);
        assertThat(running()).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anInterruptEndsAChildThatWillNotListen() throws Exception {
        interrupted(forEver("import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n"), Duration.ofMillis(1));
        Await.until(() -> running().stream().noneMatch(ProcessHandle::isAlive));
    }

    private void interrupted(String program, Duration patience) throws Exception {
        Python python = python();
        Caller caller = Caller.of(() -> ScopedValue.where(Child.PATIENCE, patience)
                .call(() -> python.measure(program, from(1, 3), SHORT, ENDLESS)));
        assertThat(running()).hasSize(1);
        assertThat(caller.interrupt()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void anInterruptBeforeTheStartIsNotLost() {
        python();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Python.fourWays(from(1, 3), SHORT)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void theChildDiesWithAKilledJvmAndSoDoTheProcessesThatItHasStarted() throws Exception {
        python();
        String both = OTHER + forEver("").replace("print(os.getpid()", "print(os.getpid(), other.pid");
        String program = OS.WINDOWS.isCurrentOs() ? forEver("") : both;
        Process jvm = Killed.start(Busy.class, Files.writeString(folder.resolve("program"), program).toString());
        List<ProcessHandle> running = List.of();
        try {
            running = running();
            assertThat(running).hasSize(program.equals(both) ? 2 : 1).isSubsetOf(jvm.descendants().toList());
            jvm.destroyForcibly();                              // kill -9 on Unix
            for (ProcessHandle each : running) Await.until(() -> !each.isAlive());
        } finally {
            jvm.destroyForcibly();
            running.forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatAProgramLeavesRunningEndsWithIt() throws Exception {
        python();
        Optional<ProcessHandle> other = ProcessHandle.of(Long.parseLong(Python.run(OTHER + "print(other.pid)")));
        Await.until(() -> other.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** Python that starts another, which computes for ever. */
    private static final String OTHER = "import subprocess, sys\nother = subprocess.Popen([sys.executable, '-c', 'while True: pass'])\n";

    /** A JVM with a Python that computes for ever. */
    static final class Busy {
        private Busy() { }

        public static void main(String[] arguments) throws Exception {
            Python.here().orElseThrow().measure(Files.readString(Path.of(arguments[0])), List.of(1L), SHORT, ENDLESS);
        }
    }

    /** A program that says where it runs and computes until it is ended. */
    private String forEver(String before) {
        return before + "import os\nwith open(r'" + folder.resolve("pid") + "', 'w') as file: print(os.getpid(), file=file)\n"
                + "while True: pass\n";
    }

    private boolean runs() throws IOException {
        Path file = folder.resolve("pid");
        return Files.exists(file) && Files.readString(file).endsWith("\n");
    }

    /** The processes of a program {@link #forEver}, once it runs; those that are over are left out. */
    private List<ProcessHandle> running() throws Exception {
        Await.until(this::runs);
        return Stream.of(Files.readString(folder.resolve("pid")).strip().split(" ")).map(Long::valueOf)
                .flatMap(pid -> ProcessHandle.of(pid).stream()).toList();
    }

    // ---- its source

    @Test
    void theSourceOfEachWay() {
        assertThat(Python.source("sequential way"))
                .startsWith("class PrimeCheck:\n").contains("def is_prime(number):").doesNotContain("threading", "==  ");
        assertThat(Python.source("concurrent way 1")).contains("(threading.Thread)", "def run(self):", ".join()");
        assertThat(Python.source("concurrent way 2"))
                .contains("queue.Queue()", "with lock:", "output_prime", "threading.Thread(target=process_number)");
        assertThat(Python.source("final concurrent way")).contains("ThreadPoolExecutor(max_workers=4)", "pool.map(");
        assertThat(Python.WAYS).allSatisfy(way -> {
            String source = Python.source(way);
            assertThat(Python.program()).contains(source);
            assertThat(source).endsWith("\n").doesNotContain("# ==", "perf_counter");
            assertThat(source.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        });
        assertThatThrownBy(() -> Python.source("fifth way"))
                .isInstanceOf(NoSuchElementException.class).hasMessageContaining("concurrent way 2");
    }

    @Test
    void theProgramIsPlainPythonThreePointEight() {
        // what came after 3.8, as far as a text can show it
        assertThat(Stream.of("match ", " | None", "list[", "dict[", "removeprefix", "except*", "process_cpu_count"))
                .allSatisfy(newer -> assertThat(Python.program()).doesNotContain(newer));
    }

    private static String changed(String part, String by) {
        return changed(Python.program(), part, by);
    }

    private static String changed(String text, String part, String by) {
        assertThat(text).containsOnlyOnce(part);
        return text.replace(part, by);
    }
}
