package parallel.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parallel.show.ProgressBar;
import parallel.show.Shown;

/** What the bar asks of the cell, and that it never stands in a measurement's way. */
class LiveBarTest {

    private static final Duration LEFT = Duration.ofSeconds(2);

    private record Put(String id, Shown shown, boolean again) { }

    private final List<Put> puts = new ArrayList<>();
    private final LiveBar bar = new LiveBar(() -> (id, shown, again) -> puts.add(new Put(id, shown, again)));

    @Test
    void isPutOnceThenReplacedAndLeavesNothingVisible() {
        bar.at("numbers", 0.25, LEFT);
        bar.at("numbers", 0.5, LEFT);
        bar.over();

        String id = puts.getFirst().id();
        assertThat(puts).containsExactly(new Put(id, ProgressBar.of("numbers", 0.25, LEFT), false),
                new Put(id, ProgressBar.of("numbers", 0.5, LEFT), true), new Put(id, ProgressBar.OVER, true));
    }

    @Test
    void oneThatWasInterruptedIsClosedWithThatWord() {
        bar.at("numbers", 0.25, LEFT);
        bar.stopped("numbers", 0.3);
        bar.over();

        assertThat(puts).last().isEqualTo(new Put(puts.getFirst().id(), ProgressBar.stopped("numbers", 0.3), true));
    }

    @Test
    void theNextMeasurementHasItsOwnPlace() {
        bar.at("first", 0.5, LEFT);
        bar.over();
        bar.at("second", 0.5, LEFT);
        bar.over();

        assertThat(puts).extracting(Put::again).containsExactly(false, true, false, true);
        assertThat(puts.get(2).id()).isEqualTo(puts.get(3).id()).isNotEqualTo(puts.get(0).id());
    }

    @Test
    void twoAtOnceLeaveNothingBehind() {
        bar.at("one", 0.5, LEFT);
        bar.at("other", 0.5, LEFT);
        bar.over();
        bar.at("other", 0.8, LEFT);
        bar.over();
        bar.over();

        List<String> ids = puts.stream().map(Put::id).distinct().toList();
        assertThat(ids).hasSize(2).allSatisfy(id -> assertThat(puts).filteredOn(put -> put.id().equals(id))
                .last().extracting(Put::shown).isEqualTo(ProgressBar.OVER));
    }

    @Test
    void withoutABarThereIsNothingToEnd() {
        bar.over();

        assertThat(puts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCellThatTakesNothingIsNoReasonToFail(boolean laterKernel) {
        int[] tried = {0};
        var deaf = new LiveBar(() -> (id, shown, again) -> {
            tried[0]++;
            if (laterKernel) throw new NoSuchMethodError("display");
            throw new IllegalStateException("closed");
        });

        deaf.at("numbers", 0.5, LEFT);
        deaf.at("numbers", 0.6, LEFT);
        deaf.over();

        assertThat(tried[0]).isEqualTo(3);
    }

    @Test
    void whereNoCellRunsTheBarWaitsForOne() {
        boolean[] runs = {false};
        var late = new LiveBar(() -> {
            if (!runs[0]) throw new IllegalStateException("no cell runs");
            return (id, shown, again) -> puts.add(new Put(id, shown, again));
        });

        late.at("numbers", 0.5, LEFT);
        late.over();
        assertThat(puts).isEmpty();
        runs[0] = true;
        late.at("numbers", 0.5, LEFT);
        late.over();

        assertThat(puts).extracting(Put::again).containsExactly(false, true);
    }

    @Test
    void anInterruptWaitsUntilTheBarIsDrawn() {
        List<Boolean> seen = new ArrayList<>();
        var watched = new LiveBar(() -> (id, shown, again) -> {
            seen.add(Thread.currentThread().isInterrupted());
            if (again) throw new IllegalStateException("closed");
        });

        Thread.currentThread().interrupt();
        watched.at("numbers", 0.5, LEFT);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        watched.over();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(seen).containsExactly(false, false);
    }
}
