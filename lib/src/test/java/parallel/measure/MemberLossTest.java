package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import parallel.Await;
import parallel.Caller;
import parallel.Task;
import parallel.strategy.TestJvms;
import parallel.strategy.TaskFailedException;
import parallel.workload.Nap;

@Tag("slow")
@ResourceLock("state of this JVM")
class MemberLossTest {

    @TempDir
    Path folder;

    private final List<Double> done = new ArrayList<>();
    private String stopped;

    /** As soon as it hears of it, it may interrupt the measurement. */
    private boolean interrupts;

    @BeforeEach
    void listen() {
        Progress.tell(new Progress() {
            @Override
            public void at(String what, double part, Duration left) {
                done.add(part);
                if (interrupts) Thread.currentThread().interrupt();
            }

            @Override
            public void over() {
                done.add(2.0);
            }

            @Override
            public void stopped(String what, double part) {
                stopped = what;
            }
        });
    }

    @AfterEach
    void nobodyListensAndNothingIsLeft() throws Exception {
        Progress.tell(Progress.NONE);
        Await.endOfThreads("hz.", "cluster (");
    }

    /**
     * The first four pieces come twice, the first time to warm up. Any other takes the child JVM for ever, and the JVM of
     * the tests waits until that has begun one.
     *
     * @param input the number of the tests' JVM, that of the piece, and a folder
     */
    private static String held(String input) throws Exception {
        String[] words = input.split(" ", 3);
        Path folder = Path.of(words[2]), begun = folder.resolve("begun");
        if (Integer.parseInt(words[1]) < 4 && isNew(folder.resolve("warm " + words[1]))) return input;
        if (ProcessHandle.current().pid() == Long.parseLong(words[0])) {
            Await.until(() -> Files.exists(begun));
        } else {
            Files.createFile(begun);
            new CountDownLatch(1).await();
        }
        return input;
    }

    private static boolean isNew(Path file) throws Exception {
        try {
            Files.createFile(file);
            return true;
        } catch (FileAlreadyExistsException again) {
            return false;
        }
    }

    private static final Task<String, String> HELD = MemberLossTest::held;

    @Test
    void theWorkOfTheKilledOneIsDoneAgainByAnother() throws Exception {
        long here = ProcessHandle.current().pid();
        List<String> pieces = IntStream.range(0, 8).mapToObj(i -> here + " " + i + " " + folder).toList();
        MemberLoss<String> loss = ScopedValue.where(Reporter.PAUSE, Duration.ZERO)
                .call(() -> MemberLoss.of(2, TestJvms.cluster(2), pieces, HELD));
        assertThat(loss.answers()).isEqualTo(pieces);
        assertThat(loss.killed()).contains("child JVM 1");
        assertThat(loss.ranAgain()).singleElement().isIn(pieces);
        assertThat(loss).hasToString("child JVM 1 was killed; ran again: " + loss.ranAgain());

        Timeline timeline = loss.timeline();
        assertThat(timeline.what()).isEqualTo("2 members, 8 pieces");
        assertThat(timeline.lanes()).extracting(Timeline.Lane::name).containsExactly("this JVM", "child JVM 1, killed");
        List<Timeline.Span> stays = timeline.lanes().get(0).spans(), there = timeline.lanes().get(1).spans();
        assertThat(there).extracting(Timeline.Span::label).containsExactly(MemberLoss.LOST);
        assertThat(stays).hasSize(8).extracting(Timeline.Span::label).containsOnly("", MemberLoss.AGAIN);
        assertThat(stays).filteredOn(span -> span.label().equals(MemberLoss.AGAIN)).singleElement()
                .extracting(Timeline.Span::fromNanos, DOUBLE).as("after it was missed")
                .isGreaterThanOrEqualTo(there.getLast().toNanos());

        assertThat(done).as("told while the members started, too, and that it is over").isSorted().endsWith(2.0)
                .anyMatch(part -> part < 0.5);
    }

    @Test
    void anInterruptEndsTheMembersAndIsTheLastWord() throws Exception {
        interrupts = true;
        Caller caller = Caller.of(() -> MemberLoss.of(2, Collections.nCopies(4, 60_000), Nap.MILLIS));
        assertThat(caller.thrown()).isInstanceOf(InterruptedException.class);
        assertThat(stopped).isEqualTo("a member is lost");
    }

    @Test
    void aTaskThatFailsIsNoLoss() {
        assertThatThrownBy(() -> MemberLoss.of(2, List.of(1, 1, 1, -1), Nap.MILLIS))
                .isInstanceOf(TaskFailedException.class).hasMessageContaining("-1");
    }

    @Test
    void nobodyKilledIsSaid() {
        Timeline any = MadeUp.timeline(1, MadeUp.lane("this JVM"));
        var loss = new MemberLoss<>(any, Arrays.asList(1, null), Optional.empty(), List.of());
        assertThat(loss).hasToString("the work was over before a child JVM was seen at a piece: nobody was killed; ran again: []");
        assertThat(loss.answers()).as("a task may answer null").containsExactly(1, null);
    }
}
