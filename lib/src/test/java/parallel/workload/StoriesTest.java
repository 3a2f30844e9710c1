package parallel.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The work of chapter 7's stories: dishes, chores, odd jobs and a big file. */
@Timeout(60)
class StoriesTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void aChoreTakesItsTimeAndSaysWhoDidIt() throws Exception {
        long start = System.nanoTime();
        assertThat(new Chore("lawn", Duration.ofMillis(20)).call()).isEqualTo(Thread.currentThread().getName());
        assertThat(System.nanoTime() - start).as("no sooner than it said").isGreaterThanOrEqualTo(20_000_000);
        assertThat(Chore.WEEKEND).extracting(Chore::name).startsWith("lawn", "house").doesNotHaveDuplicates();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Chore.WEEKEND.getFirst().call()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aHandIsAtWorkAndAnInterruptEndsIt() {
        var piece = new Dish.HandsOn("chop", 1, 2);
        piece.doPiece();
        Thread.currentThread().interrupt();
        assertThatThrownBy(piece::doPiece).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aDishTellsItsRecipe() {
        assertThat(Dish.NOODLES).hasToString("noodles: water, by hand in 1 piece; boil, by itself in 80 ms; drain, by hand in 1 piece");
        assertThat(Dish.SALAD).hasToString("salad: slice, by hand in 4 pieces");
    }

    @Test
    void oddJobsAreDifferentAndRun() {
        var jobs = OddJobs.of(9);
        assertThat(jobs.keySet()).containsExactly("checks", "sorts", "sums", "hashes", "checks 2", "sorts 2", "sums 2", "hashes 2", "checks 3");
        assertThat(Set.copyOf(OddJobs.of(4).values())).hasSize(4);
        jobs.values().forEach(Runnable::run);
    }

    @Test
    void numbersAreCheckedUntilItIsThere() throws Exception {
        var looks = new AtomicInteger();
        assertThat(WhileWaiting.checkUntil(() -> looks.incrementAndGet() > 5)).isEqualTo(5);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> WhileWaiting.checkUntil(() -> false)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void badNumbersAreRefused() {
        assertThatThrownBy(() -> new Chore("lawn", Duration.ofMillis(-1))).hasMessageContaining("takes 0 to 10 s");
        assertThatThrownBy(() -> new Dish("air", List.of())).hasMessage("air: a dish needs one step at least");
        assertThatThrownBy(() -> new Dish.HandsOn("chop", 0, 1)).hasMessage("chop: 1 to 1000 pieces of 1 to 1000 checks, not 0 of 1");
        assertThatThrownBy(() -> new Dish.HandsOn("chop", 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Dish.Waiting("boil", Duration.ZERO)).hasMessage("boil: takes 1 ms to 10 s, not PT0S");
        assertThatThrownBy(() -> OddJobs.of(0)).hasMessage("jobs: 1 to 1000, not 0");
    }
}
