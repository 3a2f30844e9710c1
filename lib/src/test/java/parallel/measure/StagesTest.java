package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StagesTest {

    private record Word(String what, double done, Duration left) { }

    private final List<Word> heard = new ArrayList<>();
    private final List<String> stopped = new ArrayList<>();
    private final CountDownLatch aFifth = new CountDownLatch(1);
    private final AtomicLong now = new AtomicLong();
    private int over;

    @BeforeEach
    void listen() {
        Progress.tell(new Progress() {
            @Override
            public void at(String what, double done, Duration left) {
                heard.add(new Word(what, done, left));
                if (done == 0.2) aFifth.countDown();
            }

            @Override
            public void over() {
                over++;
            }

            @Override
            public void stopped(String what, double done) {
                stopped.add(what + " " + done);
            }
        });
    }

    @AfterEach
    void nobodyListens() {
        Progress.tell(Progress.NONE);
    }

    private Stages stages(int... seconds) {
        return new Stages(IntStream.of(seconds).mapToObj(Duration::ofSeconds).toList(), now::get);
    }

    private Timings measured(String what) throws InterruptedException {
        return Trial.of(what).way("second", () -> now.addAndGet(1_000_000_000)).by(MadeUp.gauges(now::get)).run();
    }

    @Test
    void allStagesAreOneBarThatNamesThePresentOne() throws Exception {
        try (Stages stages = stages(1, 3)) {
            assertThat(stages.run("first", () -> 7)).isEqualTo(7);
            now.addAndGet(2_000_000_000L);                       // it took twice as long as expected
            stages.run("second", () -> 8);
            assertThat(over).isZero();
        }
        assertThat(heard).containsExactly(new Word("first", 0, Duration.ofSeconds(4)), new Word("second", 0.25, Duration.ofSeconds(6)));
        assertThat(over).isOne();
    }

    @Test
    void whatIsMeasuredInAStageMovesTheOneBarAndHasNoneOfItsOwn() throws Exception {
        ScopedValue.where(Reporter.PAUSE, Duration.ZERO).call(() -> {
            try (Stages stages = stages(20, 20)) {
                stages.run("seconds", () -> measured("inner"));
                stages.run("more", () -> 0);
            }
            assertThat(heard).extracting(Word::what).containsOnly("seconds", "more");
            assertThat(heard).extracting(Word::done).isSorted().contains(0.0, 0.5)
                    .anyMatch(done -> done > 0 && done < 0.5).allMatch(done -> done <= 0.5);
            assertThat(over).isOne();
            return measured("alone");
        });
        assertThat(heard).extracting(Word::what).endsWith("alone");
        assertThat(over).isEqualTo(2);
    }

    @Test
    void aStageBesideMovesTheBarOnByItself() throws Exception {
        ScopedValue.where(Reporter.PAUSE, Duration.ofMillis(1)).call(() -> {
            try (Stages stages = stages(10, 10)) {
                assertThat(stages.beside("a start", () -> {
                    now.set(4_000_000_000L);
                    aFifth.await();                              // it says nothing itself
                    return 7;
                })).isEqualTo(7);
                assertThatThrownBy(() -> stages.beside("bad", () -> {
                    throw new IOException("no disk");
                })).hasMessage("no disk");
            }
            return 0;
        });
        assertThat(heard.getFirst().done()).isZero();
        assertThat(heard).filteredOn(word -> word.what().equals("a start")).last()
                .extracting(Word::done).isEqualTo(0.2);
    }

    @Test
    void aStageThatFailsEndsOnlyItselfAndNoneMayBeOneMore() throws Exception {
        try (Stages stages = stages(1, 1)) {
            assertThatThrownBy(() -> stages.run("bad", () -> {
                throw new IOException("no disk");
            })).hasMessage("no disk");
            assertThat(stages.run("good", () -> 1)).isEqualTo(1);
            assertThatThrownBy(() -> stages.run("third", () -> 1)).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("'third' is one more");
        }
        assertThat(heard.getLast().done()).isEqualTo(0.5);
        assertThat(over).isOne();
    }

    @Test
    void withoutAWordThereIsNoEnd() {
        stages().close();
        assertThat(over).isZero();
    }

    @Test
    void anInterruptIsTheLastWord() throws Exception {
        try (Stages stages = stages(1, 1)) {
            stages.run("first", () -> 7);
            assertThatThrownBy(() -> stages.run("second", () -> {
                throw new InterruptedException();
            })).isInstanceOf(InterruptedException.class);
        }
        assertThat(stopped).containsExactly("second 0.5");
        assertThat(over).isZero();
    }
}
