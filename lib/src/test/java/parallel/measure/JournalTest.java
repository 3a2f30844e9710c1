package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class JournalTest {

    private static List<String> labels(Timeline.Lane lane) {
        return lane.spans().stream().map(Timeline.Span::label).toList();
    }

    @Test
    void eachStepIsASpanWithItsLabelAndTimeBeginsWithTheFirst() throws Exception {
        var journal = new Journal("dinner", "cook");
        assertThatThrownBy(journal::timeline).isInstanceOf(IllegalStateException.class).hasMessage("dinner: nothing was written down yet");
        Thread.sleep(5);
        assertThat(journal.step("chop", () -> 7)).isEqualTo(7);
        journal.lane("pot").step("boil", () -> Thread.sleep(5));
        Timeline line = journal.timeline();
        assertThat(line.what()).isEqualTo("dinner");
        assertThat(line.lanes()).extracting(Timeline.Lane::name).as("one thread needs no number").containsExactly("cook", "pot");
        assertThat(labels(line.lanes().getLast())).containsExactly("boil");
        assertThat(line.labels()).containsExactly("chop", "boil");
        assertThat(line.lanes().getFirst().spans().getFirst().fromNanos()).isZero();
        assertThat(line.lanes().getLast().busyNanos()).isGreaterThanOrEqualTo(5e6);
        assertThat(line.nanos()).isEqualTo(line.lanes().getLast().spans().getLast().toNanos());
    }

    @Test
    void eachThreadHasALaneOfItsOwnAndAFailureIsWrittenDownToo() throws Exception {
        var journal = new Journal("two at once", "worker");
        var meeting = new CyclicBarrier(2);
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (var each : pool.invokeAll(List.of(() -> journal.step("a", () -> meeting.await() + pause()), () -> journal.step("b", () -> meeting.await() + pause())))) each.get();
        }
        assertThatThrownBy(() -> journal.step("fails", () -> {
            throw new IOException("no water");
        })).isInstanceOf(IOException.class).hasMessage("no water");
        Timeline line = journal.timeline();
        assertThat(line.lanes()).extracting(Timeline.Lane::name).containsExactly("worker 1", "worker 2", "worker 3");
        assertThat(labels(line.lanes().get(2))).containsExactly("fails");
        assertThat(line.first(Duration.ofNanos((long) line.lanes().getFirst().spans().getFirst().toNanos())).together()).isEqualTo(2);
    }

    private static int pause() throws InterruptedException {
        Thread.sleep(20);
        return 0;
    }

    @Test
    void pieceAfterPieceIsOneSpanAndAPauseOrAnotherLabelEndsIt() {
        var journal = new Journal("pieces");
        Journal.Lane lane = journal.lane("cook");
        long start = System.nanoTime();
        lane.write("chop", start, start + 1_000_000);
        lane.write("chop", start + 1_100_000, start + 2_000_000);
        lane.write("chop", start + 2_300_000, start + 3_000_000);
        lane.write("slice", start + 3_000_000, start + 4_000_000);
        lane.write("", start + 4_000_000, start + 5_000_000);
        lane.write("", start + 5_000_000, start + 6_000_000);
        assertThat(journal.timeline().lanes().getFirst().spans()).containsExactly(new Timeline.Span(0, 2e6, "chop"), new Timeline.Span(2.3e6, 3e6, "chop"),
                new Timeline.Span(3e6, 4e6, "slice"), new Timeline.Span(4e6, 5e6), new Timeline.Span(5e6, 6e6));
        lane.write("back in time", start, start + 1);
        assertThatThrownBy(journal::timeline).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("begins before");
    }

    @Test
    void theBeginningOfATimelineKeepsItsLabels() {
        var line = new Timeline("t", "at work", 10, List.of(new Timeline.Lane("a", List.of(new Timeline.Span(0, 8, "chop")))), Machine.here(), List.of());
        assertThat(line.first(Duration.ofNanos(5)).lanes().getFirst().spans()).containsExactly(new Timeline.Span(0, 5, "chop"));
        assertThat(new Timeline.Span(1, 2).label()).isEmpty();
        assertThatThrownBy(() -> new Timeline.Span(1, 2, null)).isInstanceOf(NullPointerException.class);
    }
}
