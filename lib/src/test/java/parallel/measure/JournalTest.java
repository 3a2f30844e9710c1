package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class JournalTest {

    private static List<String> labels(Timeline.Lane lane) {
        return lane.spans().stream().map(Timeline.Span::label).toList();
    }

    @Test
    void eachStepIsASpanWithItsLabelAndTimeBeginsWithTheFirst() throws Exception {
        var journal = new Journal("dinner", "cook");
        assertThat(journal.step("chop", () -> 7)).isEqualTo(7);
        journal.lane("pot").step("boil", () -> Thread.sleep(5));                // time: it boils for 5 ms
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
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            Callable<Integer> a = () -> journal.step("a", () -> meeting.await());
            Callable<Integer> b = () -> journal.step("b", () -> meeting.await());
            for (Future<Integer> each : pool.invokeAll(List.of(a, b))) each.get();
        }
        assertThatThrownBy(() -> journal.step("fails", () -> {
            throw new IOException("no water");
        })).isInstanceOf(IOException.class).hasMessage("no water");
        List<Timeline.Lane> lanes = journal.timeline().lanes();
        assertThat(lanes).extracting(Timeline.Lane::name).containsExactly("worker 1", "worker 2", "worker 3");
        assertThat(labels(lanes.get(2))).containsExactly("fails");
        Timeline.Span one = lanes.get(0).spans().getFirst(), other = lanes.get(1).spans().getFirst();
        assertThat(one.fromNanos()).as("they have met").isLessThanOrEqualTo(other.toNanos());
        assertThat(other.fromNanos()).isLessThanOrEqualTo(one.toNanos());
    }

    @Test
    void pieceAfterPieceIsOneSpanAndAPauseOrAnotherLabelEndsIt() {
        var journal = new Journal("pieces");
        Journal.Lane lane = journal.lane("cook");
        long start = 77;
        lane.write("chop", start, start + 1_000_000);
        lane.write("chop", start + 1_100_000, start + 2_000_000);
        lane.write("chop", start + 2_300_000, start + 3_000_000);
        lane.write("slice", start + 3_000_000, start + 4_000_000);
        lane.write("", start + 4_000_000, start + 5_000_000);
        lane.write("", start + 5_000_000, start + 6_000_000);
        assertThat(journal.timeline().lanes().getFirst().spans()).containsExactly(
                new Timeline.Span(0, 2e6, "chop"), new Timeline.Span(2.3e6, 3e6, "chop"),
                new Timeline.Span(3e6, 4e6, "slice"), new Timeline.Span(4e6, 5e6), new Timeline.Span(5e6, 6e6));
        lane.write("back in time", start, start + 1);
        assertThatThrownBy(journal::timeline).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("begins before");
    }
}
