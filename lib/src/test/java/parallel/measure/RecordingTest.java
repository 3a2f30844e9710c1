package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import parallel.strategy.Sequential;
import parallel.strategy.ThreadPerTask;

class RecordingTest {

    @Test
    void eachThreadHasALaneAndEachTaskASpan() throws Exception {
        Timeline sequential = Recording.of(new Sequential(), List.of(1, 2, 3), i -> i, "waiting");
        assertThat(sequential.lanes()).hasSize(1).first().satisfies(lane -> assertThat(lane.spans()).hasSize(3));
        assertThat(sequential.doing()).isEqualTo("waiting");
        assertThat(sequential.what()).isEqualTo("sequential, 3 numbers, 1 to 3");

        var meeting = new CyclicBarrier(2);
        Timeline threads = Recording.of(new ThreadPerTask(), List.of(1, 2), i -> {
            meeting.await();                                                     // so that both are under way at the same time
            return i;
        }, "waiting");
        assertThat(threads.lanes()).extracting(Timeline.Lane::name).containsExactly("thread 1", "thread 2");
        Timeline.Span one = threads.lanes().getFirst().spans().getFirst();
        Timeline.Span other = threads.lanes().getLast().spans().getFirst();
        assertThat(one.fromNanos()).as("in the order in which they began").isLessThanOrEqualTo(other.fromNanos());
        assertThat(other.fromNanos()).as("they have met").isLessThanOrEqualTo(one.toNanos());
    }

    @Test
    void aTaskThatFailsIsSaid() {
        assertThatThrownBy(() -> Recording.of(new Sequential(), List.of(7), i -> {
            throw new IOException("disk");
        }, "waiting")).hasMessageContaining("input 7");
    }
}
