package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static parallel.measure.MadeUp.lane;
import static parallel.measure.MadeUp.timeline;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {

    @Test
    void countsWhoWasAtWorkAtTheSameMoment() {
        Timeline line = timeline(100, lane("a", 0, 50, 60, 80), lane("b", 40, 60), lane("c"));
        assertThat(line.together()).isEqualTo(2);
        assertThat(line.shareWithAtLeast(2)).as("40 to 50").isEqualTo(0.1);
        assertThat(line.shareWithAtLeast(1)).isEqualTo(0.8);
        assertThat(line.shareWithAtLeast(0)).isEqualTo(1);
        assertThat(line.shareWithAtLeast(3)).isZero();
        assertThat(line.share(line.lanes().getFirst())).isEqualTo(0.7);
        assertThat(timeline(10, lane("a")).together()).isZero();
        assertThat(timeline(10, lane("a", 5, 5)).together()).as("a span of no length").isZero();
    }

    @Test
    void whoTakesOverAtTheVeryMomentOrAtASeamIsNotTogether() {
        assertThat(timeline(100, lane("a", 0, 50), lane("b", 50, 100)).together()).isEqualTo(1);
        assertThat(timeline(100, lane("a", 0, 51), lane("b", 50, 100)).together()).isEqualTo(1);
        assertThat(timeline(100, lane("a", 0, 53), lane("b", 50, 100)).together()).isEqualTo(2);
    }

    @Test
    void theBeginningIsCutWhereItEnds() {
        Timeline first = timeline(100, lane("a", 0, 50, 60, 80), lane("b", 55, 100)).first(Duration.ofNanos(58));
        assertThat(first.nanos()).isEqualTo(58);
        assertThat(first.lanes().get(0).spans()).containsExactly(new Timeline.Span(0, 50));
        assertThat(first.lanes().get(1).spans()).containsExactly(new Timeline.Span(55, 58));
        assertThat(timeline(100, lane("a")).first(Duration.ofSeconds(1)).nanos()).isEqualTo(100);
    }

    @Test
    void theBeginningKeepsItsLabels() {
        var labelled = new Timeline.Lane("a", List.of(new Timeline.Span(0, 8, "chop")));
        assertThat(timeline(10, labelled).first(Duration.ofNanos(5)).lanes().getFirst().spans())
                .containsExactly(new Timeline.Span(0, 5, "chop"));
        assertThat(new Timeline.Span(1, 2).label()).isEmpty();
    }
}
