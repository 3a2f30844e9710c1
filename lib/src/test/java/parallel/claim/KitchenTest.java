package parallel.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parallel.Await;
import parallel.Caller;
import parallel.measure.Journal;
import parallel.measure.Timeline;
import parallel.workload.Dish;

/** The dinner in its three ways. */
@Execution(ExecutionMode.CONCURRENT)
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
    void oneCookWhoAlternatesDrainsWhenItHasBoiledAndDoesNothingTwice() throws Exception {
        Timeline line = Kitchen.cook(1, Kitchen.Way.ALTERNATING, List.of(PLAIN, BOILED));
        assertThat(line.lanes()).extracting(Timeline.Lane::name).containsExactly("cook", "pot of noodles");
        List<Timeline.Span> cook = line.lanes().getFirst().spans(), pot = line.lanes().getLast().spans();
        assertThat(labels(line, 0)).startsWith("water").containsOnlyOnce("water", "drain").contains("chop");
        assertThat(pot).singleElement().satisfies(boil -> assertThat(boil.nanos()).isGreaterThanOrEqualTo(60e6));
        assertThat(cook).filteredOn(span -> span.label().equals("drain")).singleElement()
                .satisfies(drain -> assertThat(drain.fromNanos()).isGreaterThanOrEqualTo(pot.getFirst().toNanos()));
    }

    /** As soon as the cook gets a core while it boils. */
    @Test
    void oneCookWhoAlternatesChopsWhileThePotBoils() throws Exception {
        Await.until(() -> {
            Timeline line = Kitchen.cook(1, Kitchen.Way.ALTERNATING, List.of(PLAIN, BOILED));
            return line.together() == 2 && labels(line, 0).getLast().equals("drain");
        });
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

    /** When whoever works, the caller or a cook of its own, is at a piece, or waits for what boils. */
    @ParameterizedTest
    @EnumSource
    void anInterruptEndsEachWay(Kitchen.Way way) throws Exception {
        for (Dish dish : List.of(ENDLESS, SIMMERING)) {
            Caller caller = Caller.of(() -> Kitchen.cook(1, way, List.of(dish, dish)));
            Await.until(() -> Stream.concat(Stream.of(caller.thread()), cooks()).anyMatch(KitchenTest::cooks));
            assertThat(caller.interrupt()).as("%s", dish).isInstanceOf(InterruptedException.class);
        }
        Await.endOfThreads("cook ");
    }

    private static final Dish ENDLESS = new Dish("broth", List.of(new Dish.HandsOn("stir", 1_000, 1_000)));
    private static final Dish SIMMERING =
            new Dish("broth", List.of(new Dish.Waiting("simmer", Duration.ofSeconds(10))));

    private static Stream<Thread> cooks() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("cook "));
    }

    private static boolean cooks(Thread thread) {
        return Stream.of(thread.getStackTrace()).map(StackTraceElement::getMethodName)
                .anyMatch(Set.of("doPiece", "sleep", "take")::contains);
    }

    @Test
    void anInterruptOfADishAloneIsACancellation() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Kitchen.cook(SIMMERING, new Journal("alone")))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
