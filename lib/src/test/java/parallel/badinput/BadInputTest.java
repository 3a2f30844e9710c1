package parallel.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bad input gets a clear message at the door: what it is, the value, the range. One table of numbers, sizes and names; and, found by reflection so that none is forgotten, null
 * for each parameter of each public door. What was tried stands in {@code target/bad-inputs.tsv}.
 */
class BadInputTest {

    private static final Tried TRIED = new Tried();

    /** What the JVM says of a null that nobody looked for. */
    private static final String THE_JVMS_WORDS = "(?s).*(Cannot |because \"|<parameter|<local).*";

    private static final String DECIDES = "what an input is, the task decides";

    /** The doors that null may pass, each with its reason. */
    private static final Map<String, String> MAY_BE_NULL = Map.ofEntries(
            Map.entry("Experiment.forEachWay(null)", "null means the usual time, as documented"),
            Map.entry("Experiment.on(inputs holding null, task)", DECIDES),
            Map.entry("Recording.of(way, inputs holding null, task, doing)", DECIDES),
            Map.entry("new Cluster.Sent(null, again, member, fromNanos, toNanos, fate)", DECIDES),
            Map.entry("new MemberLoss(timeline, answers holding null, killed, ranAgain)", "what an answer is, the task decides"),
            Map.entry("new MemberLoss(timeline, answers, killed, ranAgain holding null)", DECIDES),
            Map.entry("FixedSplit.map(inputs holding null, task)", DECIDES),
            Map.entry("ParallelStream.map(inputs holding null, task)", DECIDES),
            Map.entry("Sequential.map(inputs holding null, task)", DECIDES),
            Map.entry("SharedIndex.map(inputs holding null, task)", DECIDES),
            Map.entry("SharedQueue.map(inputs holding null, task)", DECIDES),
            Map.entry("ThreadPerTask.map(inputs holding null, task)", DECIDES),
            Map.entry("ThreadPool.map(inputs holding null, task)", DECIDES),
            Map.entry("VirtualThreads.map(inputs holding null, task)", DECIDES),
            Map.entry("new WhileWaiting(null, checked)", "the answer is what the reader's work gave"),
            Map.entry("FutureClaims.promiseOrList(null, second, runs, futures, tasks, queued)", "the answer is what the reader's task gave"),
            Map.entry("FutureClaims.promiseOrList(first, null, runs, futures, tasks, queued)", "the answer is what the reader's task gave"),
            Map.entry("BigFile.isWhole(null)", "nothing arrived: not whole"),
            Map.entry("UnlockedList.seen(list holding null)", "a hole, which it is there to find"),
            Map.entry("UnlockedList.add(list holding null, what)", "an unlocked list may have a hole"),
            Map.entry("UnlockedList.missing(list holding null, threads, times)", "an unlocked list may have a hole"));

    /** Nobody but the library's own tests can call these, or each call starts a process. */
    private static final Map<String, String> NOT_TRIED = Map.of(
            "Taker.asItComes", "a Taker is made inside the library only", "Taker.inOrder", "a Taker is made inside the library only",
            "Taker.withLimit", "a Taker is made inside the library only", "Database.setting", "needs a server: DatabaseTest",
            "ChildProcesses.map", "needs a child: Promises", "Cluster.map", "needs a member: Promises");

    static Stream<BadInput> table() {
        return Stream.of(InWorkload.all(), InStrategy.all(), InHazard.all(), InMeasure.all(), InClaim.all(), InExercise.all(), InShow.all()).flatMap(List::stream);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void isRefusedWithWhatItIsAndTheValueAndTheRange(BadInput bad) {
        Throwable thrown = catchThrowable(bad.call()::execute);

        assertThat(thrown).as("thrown by %s", bad).isNotNull();
        assertThat(thrown).as(bad.toString()).isInstanceOf(bad.type()).message().contains(bad.words());
        TRIED.refused(bad.entry(), bad.given(), thrown);
    }

    static List<Door> doors() throws IOException {
        return Door.all().stream().filter(door -> !NOT_TRIED.containsKey(door.name())).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("doors")
    void nullIsRefusedInOurOwnWords(Door door) throws Exception {
        Throwable thrown = door.giveNull();

        if (MAY_BE_NULL.containsKey(door.toString())) {
            assertThat(thrown).as("thrown by %s, which may be null", door).isNull();
            TRIED.accepted(door.name(), door.given(), MAY_BE_NULL.get(door.toString()));
            return;
        }
        assertThat(thrown).as("thrown by %s", door).isNotNull();
        assertThat(thrown.getMessage()).as("%s: %s", door, thrown).isNotNull().contains("null").doesNotMatch(THE_JVMS_WORDS);
        if (thrown instanceof NullPointerException) {
            assertThat(thrown.getMessage()).as("what is null, and after a colon what to give").matches("(?s)\\S+ .*(is|are|hold|made) null\\b.*: \\S+ .+");
        } else {
            assertThat(thrown).isInstanceOfAny(IllegalArgumentException.class, NoSuchElementException.class);
            assertThat(thrown.getMessage()).as("the value, and what there is").matches("(?s).*(not|named|as) '?null.*|.* null: .+");
        }
        TRIED.refused(door.name(), door.given(), thrown);
    }

    /** The doors with a number that any will do, each with its reason. */
    private static final Map<String, String> ANY_NUMBER = Map.ofEntries(
            Map.entry("PrimeCheck.isPrime", "a number below 2 is not prime"), Map.entry("Steps.add", "a sum"),
            Map.entry("SlowServer.get", "the number is sent and comes back"),
            Map.entry("Database.insert", "the number is kept"), Map.entry("Database.count", "of numbers up to 0 there are 0"),
            Map.entry("BigFile.awaitQuiet", "0 and less: looks once"),
            Map.entry("StopSign.Plain.runUntilSeen", "0 and less: no turn"), Map.entry("StopSign.Volatile.runUntilSeen", "0 and less: no turn"),
            Map.entry("Ending.of", "0 and less: by force, at once"), Map.entry("ProgressBar.stopped", "as ProgressBar.of"), Map.entry("Progress.stopped", "as the measurement tells it"),
            Map.entry("ProgressBar.of", "a bar is never shorter than nothing nor longer than all"),
            Map.entry("Timeline.shareWithAtLeast", "0 and less: always; more than there are lanes: never"),
            Map.entry("Workers.count", "words for a number"),
            Map.entry("new ChildJvm.Ended", "the exit code that there was"), Map.entry("new Crash.Ending", "the exit code that there was"),
            Map.entry("new Outcomes.Row", "looked at by Outcomes, which has the name"),
            Map.entry("PythonClaims.givesTheResult", "a wrong result is a finding"));

    /** By name: a door with several forms is tried in one of them. */
    @Test
    void everyNumberHasItsRangeInTheTable() throws Exception {
        Set<String> tried = table().map(BadInput::entry).collect(Collectors.toCollection(TreeSet::new));
        Set<String> doors = Door.withNumbers().stream().map(entry -> new Door(entry, 0, false).name()).collect(Collectors.toCollection(TreeSet::new));

        assertThat(doors).as("any number will do").containsAll(ANY_NUMBER.keySet());
        doors.removeAll(ANY_NUMBER.keySet());
        assertThat(tried).as("with bad numbers").containsAll(doors);
    }

    @Test
    void noExceptionToTheRuleIsForgotten() throws Exception {
        Set<String> doors = Door.all().stream().map(Door::toString).collect(Collectors.toCollection(TreeSet::new));
        Set<String> names = Door.all().stream().map(Door::name).collect(Collectors.toCollection(TreeSet::new));

        assertThat(doors).as("those that may be null are there").containsAll(MAY_BE_NULL.keySet());
        assertThat(names).as("those that are not tried are there").containsAll(NOT_TRIED.keySet());
    }

    @AfterAll
    static void writeTheTable() throws IOException {
        TRIED.write();
    }
}
