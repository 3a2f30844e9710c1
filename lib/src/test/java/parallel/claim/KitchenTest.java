package parallel.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parallel.Left;
import parallel.measure.Journal;
import parallel.measure.Timeline;
import parallel.workload.Dish;

/** The dinner in its three ways. */
@Timeout(60)
class KitchenTest {

    private static final Dish PLAIN = new Dish("carrots", List.of(new Dish.HandsOn("chop", 3, 1)));
    private static final Dish BOILED = new Dish("noodles", List.of(new Dish.HandsOn("water", 1, 1), new Dish.Waiting("boil", Duration.ofMillis(60)), new Dish.HandsOn("drain", 1, 1)));

    private static List<String> labels(Timeline timeline, int lane) {
        return timeline.lanes().get(lane).spans().stream().map(Timeline.Span::label).toList();
    }

    @Test
    void oneAfterTheOtherBeginsTheSecondWhenTheFirstIsDone() throws Exception {
        Timeline line = Kitchen.cook(1, Kitchen.Way.IN_SEQUENCE, List.of(BOILED, PLAIN));
        assertThat(line.what()).isEqualTo("noodles and carrots, one thing after the other");
        assertThat(line.lanes()).extracting(Timeline.Lane::name).containsExactly("cook", "pot of noodles");
        assertThat(labels(line, 0)).containsExactly("water", "drain", "chop");
        assertThat(line.together()).isEqualTo(1);
    }

    @Test
    void oneCookWhoAlternatesChopsWhileThePotBoilsAndDoesNothingTwice() throws Exception {
        Timeline line = Kitchen.cook(1, Kitchen.Way.ALTERNATING, List.of(PLAIN, BOILED));
        assertThat(line.lanes()).extracting(Timeline.Lane::name).containsExactly("cook", "pot of noodles");
        assertThat(labels(line, 0)).startsWith("water").endsWith("drain").contains("chop");
        assertThat(line.together()).as("the cook and the pot").isEqualTo(2);
        Timeline.Span boil = line.lanes().getLast().spans().getFirst();
        assertThat(boil.nanos()).isGreaterThanOrEqualTo(60e6);
        assertThat(line.lanes().getFirst().spans().getLast().fromNanos()).as("drained when it has boiled").isGreaterThanOrEqualTo(boil.toNanos());
    }

    @Test
    void twoThingsToChopAreDoneByTurns() throws Exception {
        var slices = new Dish("salad", List.of(new Dish.HandsOn("slice", 3, 1)));
        assertThat(labels(Kitchen.cook(1, Kitchen.Way.ALTERNATING, List.of(PLAIN, slices)), 0)).containsExactly("chop", "slice", "chop", "slice", "chop", "slice");
    }

    @Test
    void aCookForEachHasALaneForEach() throws Exception {
        Timeline line = Kitchen.cook(1, Kitchen.Way.COOK_EACH, List.of(BOILED, PLAIN));
        assertThat(line.lanes()).extracting(Timeline.Lane::name).containsExactlyInAnyOrder("cook 1", "cook 2", "pot of noodles");
        assertThat(line.labels()).containsExactlyInAnyOrder("water", "boil", "drain", "chop");
    }

    @Tag("slow")
    @Test
    void onOneCoreItIsCookedInAnotherProcess() throws Exception {
        var there = Kitchen.cookOnOneCore(Kitchen.Way.COOK_EACH, PLAIN, BOILED);
        assumeThat(there).as("this system can hold a process to one core").isPresent();
        assertThat(there.get().machine().cores()).isEqualTo(1);
        assertThat(there.get().lanes()).hasSize(3);
    }

    @Test
    void anInterruptEndsEachWay() throws Exception {
        var endless = new Dish("broth", List.of(new Dish.HandsOn("stir", 1_000, 1_000)));
        var simmering = new Dish("broth", List.of(new Dish.Waiting("simmer", Duration.ofSeconds(10))));
        for (Kitchen.Way way : Kitchen.Way.values()) {
            for (Dish dish : List.of(endless, simmering)) {
                var thrown = new AtomicReference<Throwable>();
                Thread cooking = Thread.ofPlatform().daemon().start(() -> {
                    try {
                        Kitchen.cook(1, way, List.of(dish, dish));
                    } catch (Throwable e) {
                        thrown.set(e);
                    }
                });
                cooking.interrupt();
                assertThat(cooking.join(Duration.ofSeconds(8))).as("%s, %s", way, dish).isTrue();
                assertThat(thrown.get()).as("%s, %s", way, dish).isInstanceOf(InterruptedException.class);
            }
        }
        assertThat(Left.behind("cook ")).isEmpty();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Kitchen.cook(simmering, new Journal("alone"))).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void noDinnerIsRefused() {
        assertThatThrownBy(() -> Kitchen.cook(Kitchen.Way.ALTERNATING)).hasMessageContaining("one dish at least");
        assertThatThrownBy(() -> Kitchen.cook(0, Kitchen.Way.ALTERNATING, List.of(PLAIN))).hasMessageContaining("cooked once at least");
    }
}
