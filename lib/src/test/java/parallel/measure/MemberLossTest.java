package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parallel.Left;
import parallel.strategy.TaskFailedException;
import parallel.workload.Nap;

@Timeout(120)
@Tag("slow")
class MemberLossTest {

    @AfterEach
    void nobodyListensAndNothingIsLeft() throws Exception {
        Progress.tell(Progress.NONE);
        assertThat(Left.behind("hz.", "cluster (")).isEmpty();
    }

    @Test
    void theWorkOfTheKilledOneIsDoneAgainByAnother() throws Exception {
        List<Integer> naps = Collections.nCopies(8, 250);             // long beside the time in which it is seen that one has begun
        List<Double> done = new ArrayList<>();
        Progress.tell(new Progress() {
            @Override
            public void at(String what, double part, Duration left) {
                done.add(part);
            }

            @Override
            public void over() {
                done.add(2.0);
            }
        });
        MemberLoss<Integer> loss = MemberLoss.of(2, naps, Nap.MILLIS);
        assertThat(loss.answers()).isEqualTo(naps);
        assertThat(loss.killed()).contains("child JVM 1");
        assertThat(loss.ranAgain()).containsExactly(250);
        assertThat(loss).hasToString("child JVM 1 was killed; ran again: [250]");

        Timeline timeline = loss.timeline();
        assertThat(timeline.what()).isEqualTo("2 members, 8 pieces");
        assertThat(timeline.lanes()).extracting(Timeline.Lane::name).containsExactly("this JVM", "child JVM 1, killed");
        List<String> here = labels(timeline, 0), there = labels(timeline, 1);
        assertThat(here).containsOnlyOnce(MemberLoss.AGAIN).doesNotContain(MemberLoss.LOST);
        assertThat(there).endsWith(MemberLoss.LOST).containsOnlyOnce(MemberLoss.LOST).doesNotContain(MemberLoss.AGAIN);
        assertThat(here.size() + there.size()).as("eight, and one twice").isEqualTo(9);
        assertThat(timeline.lanes().getFirst().spans()).filteredOn(span -> span.label().equals(MemberLoss.AGAIN)).first()
                .satisfies(again -> assertThat(again.fromNanos()).as("after it was missed").isGreaterThanOrEqualTo(timeline.lanes().getLast().spans().getLast().toNanos()));

        assertThat(done).as("told while the members started, too, and that it is over").isSorted().endsWith(2.0).anyMatch(part -> part < 0.5);
    }

    private static List<String> labels(Timeline timeline, int lane) {
        return timeline.lanes().get(lane).spans().stream().map(Timeline.Span::label).toList();
    }

    @Test
    void anInterruptEndsTheMembersAndIsTheLastWord() throws Exception {
        var thrown = new AtomicReference<Throwable>();
        var stopped = new AtomicReference<String>();
        Thread caller = Thread.ofPlatform().unstarted(() -> {
            try {
                MemberLoss.of(2, Collections.nCopies(4, 60_000), Nap.MILLIS);
            } catch (Throwable e) {
                thrown.set(e);
            }
        });
        Progress.tell(new Progress() {
            @Override
            public void at(String what, double done, Duration left) {
                caller.interrupt();
            }

            @Override
            public void over() { }

            @Override
            public void stopped(String what, double done) {
                stopped.set(what);
            }
        });
        caller.start();
        caller.join();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(stopped).hasValue("a member is lost");
    }

    @Test
    void aTaskThatFailsIsNoLoss() {
        assertThatThrownBy(() -> MemberLoss.of(2, List.of(1, 1, 1, -1), Nap.MILLIS)).isInstanceOf(TaskFailedException.class).hasMessageContaining("-1");
    }

    @Test
    void nobodyKilledIsSaid() {
        var loss = new MemberLoss<>(new Timeline("made up", "at work", 1, List.of(new Timeline.Lane("this JVM", List.of())), Machine.here(), List.of()),
                Arrays.asList(1, null), Optional.empty(), List.of());
        assertThat(loss).hasToString("the work was over before a child JVM was seen at a piece: nobody was killed; ran again: []");
        assertThat(loss.answers()).as("a task may answer null").containsExactly(1, null);
    }
}
