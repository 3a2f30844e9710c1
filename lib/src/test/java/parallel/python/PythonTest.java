package parallel.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import parallel.measure.Timing;
import parallel.measure.Timings;

@Timeout(30)
class PythonTest {

    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String FOR_EVER = "import time\nprint('on', flush=True)\nwhile True: time.sleep(0.01)\n";

    @TempDir
    Path folder;

    private static Python python() {
        assumeThat(Python.here()).as("a CPython 3.8 or newer").isPresent();
        return Python.here().orElseThrow();
    }

    private static List<Long> from(long first, int count) {
        return LongStream.range(first, first + count).boxed().toList();
    }

    // ---- what it measures

    @Test
    void fourRowsInTheArticlesOrder() throws InterruptedException {
        Python python = python();
        Timings times = Python.fourWays(from(1, 20), SHORT);

        assertThat(times.names()).containsExactly(
                "sequential way", "concurrent way 1", "concurrent way 2", "final concurrent way");
        assertThat(times.rows()).allSatisfy(row -> {
            assertThat(row.samples()).isGreaterThanOrEqualTo(6);
            assertThat(row.firstNanos()).isPositive();
        });
        assertThat(times.what()).isEqualTo("20 numbers from 1");
        assertThat(times.machine().runtime()).isEqualTo(python.toString()).startsWith("CPython 3.");
        assertThat(times.notes()).isEmpty();
    }

    @Test
    void answersAreThoseOfPrimes() throws InterruptedException {
        var numbers = List.of(-7L, 0L, 1L, 2L, 3L, 4L, 9L, 97L, 7919L, 7921L, Long.MIN_VALUE, Long.MAX_VALUE);
        assertThat(python().measure(Python.program(), numbers, SHORT, LIMIT).answers()).containsExactly(
                false, false, false, true, true, false, false, true, true, false, false, false);
    }

    @Test
    void everyDigitOfManyLongNumbersArrives() throws InterruptedException {
        String program = changed(changed("def is_prime(number):\n", "def is_prime(number):\n        return number % 10 == 3\n"),
                "\"concurrent way 1\": concurrent_way_1", "\"concurrent way 1\": sequential_way");
        List<Long> numbers = from((1L << 62) + 1, 5000);        // 100 kB: more than a pipe or a command line holds
        assertThat(python().measure(program, numbers, SHORT, LIMIT).answers())
                .isEqualTo(numbers.stream().map(n -> n % 10 == 3).toList());
    }

    @Test
    void threeThousandNumbersAsTheyAre() throws InterruptedException {
        String once = changed(changed("ROUNDS = 3", "ROUNDS = 1"), "if slow else 2", "if slow else 1");
        var result = python().measure(once, from(1, 3000), Duration.ofMillis(1), LIMIT);
        assertThat(result.answers()).hasSize(3000).filteredOn(prime -> prime).hasSize(430);
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
        Timings times = python().measure(changed("SECOND = 1_000_000_000", "SECOND = 1"), from(1, 10), SHORT, LIMIT).timings();
        assertThat(times.rows()).extracting(Timing::samples).containsOnly(1);
        assertThat(times.notes()).singleElement().asString().contains("more than a second");
    }

    @Test
    void aWayWithOtherAnswersIsAnError() {
        Python python = python();
        String wrong = changed("output_prime.append((place, prime))", "output_prime.append((place, not prime))");
        assertThatThrownBy(() -> python.measure(wrong, from(1, 10), SHORT, LIMIT))
                .isInstanceOf(PythonException.class).hasMessageContaining("concurrent way 2 gave other answers");
    }

    @Test
    void noLockIsSaid() throws InterruptedException {
        String free = changed("getattr(sys, \"_is_gil_enabled\", lambda: True)()", "False");
        assertThat(python().measure(free, from(1, 3), SHORT, LIMIT).timings().machine().runtime())
                .matches("CPython 3\\.\\d+\\.\\d+ \\(no global lock\\)");
    }

    @Test
    void badArguments() {
        assertThatThrownBy(() -> Python.fourWays(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Python.fourWays(Collections.singletonList(null))).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Python.fourWays(List.of(1L), null)).isInstanceOf(NullPointerException.class);
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
    @DisabledOnOs(OS.WINDOWS)
    void oldOtherAndBrokenPythonsArePassedOver() throws IOException, InterruptedException {
        String old = script("old", "printf 'cpython\\t3\\t7\\t17\\tlock\\n'");
        String other = script("other", "printf 'pypy\\t3\\t11\\t1\\tlock\\n'");
        String broken = script("broken", "exit 9");
        assertThat(Python.fourWays(List.of(2L), SHORT, List.of(List.of(old), List.of(other), List.of(broken))).notes())
                .singleElement().asString()
                .contains(old + " (3.7.17)", other + " (pypy, not CPython)", broken + " (no CPython 3: it ended with code 9)");

        Python python = python();
        Timings times = Python.fourWays(List.of(2L), SHORT, List.of(List.of(old), python.command()));
        assertThat(times.rows()).hasSize(4);
        assertThat(times.notes()).containsExactly("passed over " + old + " (3.7.17)");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void threePointEightIsNewEnoughAndWhatWasFoundIsKept() throws IOException {
        String eight = script("eight", "echo x >> '" + folder + "/starts'; printf 'cpython\\t3\\t8\\t0\\tunlocked\\n'");
        List<List<String>> list = List.of(List.of(eight));
        Python first = Python.found(list, new ArrayList<>()).orElseThrow();
        assertThat(first).hasToString("CPython 3.8.0 (no global lock)");
        assertThat(first.hasGlobalLock()).isFalse();
        assertThat(Python.found(list, new ArrayList<>())).containsSame(first);
        assertThat(folder.resolve("starts")).hasContent("x");
    }

    private String script(String name, String body) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }

    // ---- what can go wrong while it runs

    @Test
    void aFailingProgramShowsItsLastLines() {
        Python python = python();
        String noisy = "import sys\n"
                + "for i in range(20000): print('out', i); print('err', i, file=sys.stderr)\n"    // more than two full pipes
                + "raise ValueError('boom é')\n";
        assertThatThrownBy(() -> python.measure(noisy, from(1, 3), SHORT, LIMIT))
                .isInstanceOf(PythonException.class)
                .hasMessageContaining("exit code 1").hasMessageContaining("ValueError: boom é")
                .hasMessageContaining("err 19999").hasMessageNotContaining("err 1000\n");
    }

    @Test
    void whatIsNoResultIsSaid() {
        Python python = python();
        assertThatThrownBy(() -> python.measure("print('hello')\n", from(1, 3), SHORT, LIMIT))
                .isInstanceOf(PythonException.class).hasMessageContaining("unexpected: hello");
        String short1 = changed("for prime in answers)", "for prime in answers[1:])");
        assertThatThrownBy(() -> python.measure(short1, from(1, 3), SHORT, LIMIT))
                .isInstanceOf(PythonException.class).hasMessageContaining("2 answers for 3 numbers");
    }

    @Test
    void theTimeLimitEndsTheChild() {
        Python python = python();
        Set<ProcessHandle> before = children();
        assertThatThrownBy(() -> python.measure(FOR_EVER, from(1, 3), SHORT, Duration.ofMillis(300)))
                .isInstanceOf(PythonException.class).hasMessageContaining("3 numbers from 1: give it fewer or smaller");
        assertThat(started(before)).isEmpty();
    }

    @Test
    void anInterruptEndsTheChild() throws Exception {
        interruptEnds(FOR_EVER);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anInterruptEndsAChildThatWillNotListen() throws Exception {
        interruptEnds("import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + FOR_EVER);
    }

    private static void interruptEnds(String program) throws Exception {
        Python python = python();
        Set<ProcessHandle> before = children();
        var outcome = new CompletableFuture<Throwable>();
        Thread caller = Thread.ofPlatform().start(() -> {
            try {
                python.measure(program, from(1, 3), SHORT, LIMIT);
                outcome.complete(null);
            } catch (Throwable e) {
                outcome.complete(e);
            }
        });
        while (started(before).isEmpty()) Thread.sleep(5);
        Thread.sleep(200);                                       // until it is past its own start
        caller.interrupt();
        assertThat(outcome.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        assertThat(started(before)).isEmpty();
    }

    @Test
    void anInterruptBeforeTheStartIsNotLost() {
        python();
        Set<ProcessHandle> before = children();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Python.fourWays(from(1, 3), SHORT)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(started(before)).isEmpty();
    }

    @Test
    void theChildDiesWithAKilledJvm() throws Exception {
        Python python = python();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process jvm = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-Dparallel.python=" + python.command().getFirst(),
                "-cp", System.getProperty("java.class.path"), Busy.class.getName()).start();
        List<ProcessHandle> left = List.of();
        try {
            assertThat(jvm.inputReader().readLine()).isEqualTo("on");
            while ((left = jvm.descendants().toList()).isEmpty()) Thread.sleep(10);
            Thread.sleep(300);
            assertThat(left).allMatch(ProcessHandle::isAlive);
        } finally {
            jvm.destroyForcibly();
        }
        for (ProcessHandle each : left) each.onExit().get(10, TimeUnit.SECONDS);
    }

    /** A JVM with a Python that computes for a very long time. */
    static final class Busy {
        private Busy() { }

        public static void main(String[] arguments) throws InterruptedException {
            Python python = Python.here().orElseThrow();
            System.out.println("on");
            python.measure("while True: pass\n", List.of(1L), Duration.ofSeconds(1), Duration.ofMinutes(1));
        }
    }

    private static Set<ProcessHandle> children() {
        return ProcessHandle.current().descendants().collect(Collectors.toSet());
    }

    private static Set<ProcessHandle> started(Set<ProcessHandle> before) {
        return ProcessHandle.current().descendants().filter(each -> !before.contains(each) && each.isAlive())
                .collect(Collectors.toSet());
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
