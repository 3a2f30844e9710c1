package parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests wait for what happens and measure nothing with a clock of the wall: on a busy machine every limit is too short once. Where
 * a time is what is tested, or another program must not be waited for without end, the line says so in a comment that begins with
 * {@code time:}.
 */
class TestSourcesTest {

    private static final List<Path> FOLDERS = List.of(Path.of("src", "test", "java"), Path.of("src", "browser", "java"));
    private static final Path THIS = Path.of("parallel", "TestSourcesTest.java");
    private static final Pattern CLOCKS = Pattern.compile("@Timeout\\b|assertTimeout|withTimeout|orTimeout"
            + "|\\.sleep\\(|parkNanos|nanoTime|currentTimeMillis|(?:succeeds|fails|completes)Within"
            + "|\\.join\\(\\s*Duration|(?<!Charts)\\.waitFor\\(\\s*[^)\\s]|\\.(?:get|await|poll)\\(\\s*\\d[\\d_]*L?\\s*,"
            + "|\\.poll\\([^();]+,|,\\s*(?:TimeUnit\\.)?(?:(?:NANO|MICRO|MILLI)?SECONDS|MINUTES|HOURS|DAYS)\\s*\\)");
    private static final Pattern REASON = Pattern.compile("// time: \\w");

    @Test
    void waitForWhatHappensOrSayWhyForATime() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path folder : FOLDERS) {
            try (Stream<Path> files = Files.walk(folder)) {
                List<Path> sources = files.filter(file -> file.toString().endsWith(".java") && !file.endsWith(THIS)).sorted().toList();
                assertThat(sources).as("%s", folder).isNotEmpty();
                for (Path file : sources) without(Files.readString(file)).forEach(line -> found.add(folder.relativize(file) + ":" + line));
            }
        }

        assertThat(found).as("lines with a clock that do not say why, as // time: the nap is the work").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@Timeout(5)", "assertTimeoutPreemptively(LIMIT, call)", "return withTimeout(call)", "Thread.sleep(10);",
        "TimeUnit.MILLISECONDS.sleep(10);", "LockSupport.parkNanos(1)", "long start = System.nanoTime();", "System::nanoTime",
        "System.currentTimeMillis()", "assertThat(future).succeedsWithin(limit)", "assertThat(future).failsWithin(limit)",
        "assertThatCode(call).completesWithin(limit)", "thread.join(Duration.ofSeconds(1))", "future.orTimeout(1, unit)",
        "future.get(10, unit)", "latch.await(1_000L, unit)", "process.waitFor(30, unit)", "process.waitFor(LIMIT)",
        "queue.poll(limit, unit)", "future.get(LIMIT, TimeUnit.SECONDS)", "latch.await(some(), MINUTES)",
        "latch\n    .await(\n        1,\n        MILLISECONDS)", "Thread.sleep(10); // time:", "Thread.sleep(10); // timed"})
    void aClockIsFound(String source) {
        assertThat(without("class Some {\n" + source + "\n}")).singleElement().asString().matches("(?s)[23]: .+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Thread.sleep(10);   // time: the nap is the work", "latch.await();", "process.waitFor();", "future.get()",
        "thread.join();", "Charts.waitFor(graph)", "String.join(\", \", words)", "list.get(5)", "map.get(key)", "queue.poll()", "latch\n    .await();",
        "latch.await(\n    1, SECONDS);   // time: another program's"})
    void whatIsNoClockOrSaysWhyIsLetThrough(String source) {
        assertThat(without("class Some {\n" + source + "\n}")).isEmpty();
    }

    /** Where a clock stands in this source without a reason, and what. */
    private static Set<String> without(String source) {
        Set<String> found = new LinkedHashSet<>();
        for (Matcher clock = CLOCKS.matcher(source); clock.find();) {
            int end = source.indexOf('\n', clock.end());
            String lines = source.substring(source.lastIndexOf('\n', clock.start()) + 1, end < 0 ? source.length() : end);
            if (REASON.matcher(lines).find()) continue;
            long line = source.substring(0, clock.start()).chars().filter(each -> each == '\n').count() + 1;
            found.add(line + ": " + lines.strip());
        }
        return found;
    }
}
