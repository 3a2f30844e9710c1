package parallel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StagesTest {

    private record Word(String what, double done, Duration left) { }

    private final List<Word> heard = new ArrayList<>();
    private int over;

    @BeforeEach
    void listen() {
        Progress.tell(new Progress() {
            @Override
            public void at(String what, double done, Duration left) {
                heard.add(new Word(what, done, left));
            }

            @Override
            public void over() {
                over++;
            }
        });
    }

    @AfterEach
    void nobodyListens() {
        Progress.tell(Progress.NONE);
    }

    private static List<Duration> seconds(int... seconds) {
        return java.util.Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toList();
    }

    @Test
    void allStagesAreOneBarThatNamesThePresentOne() throws Exception {
        var now = new AtomicLong();
        try (var stages = new Stages(seconds(1, 3), now::get)) {
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
        try (var stages = new Stages(seconds(1, 1))) {
            stages.run("naps", () -> Trial.of("inner").way("nap", () -> {
                Thread.sleep(1);
                return 0;
            }).within(Duration.ofMillis(700)).run());
            stages.run("more", () -> 0);
        }
        assertThat(heard).extracting(Word::what).containsOnly("naps", "more").hasSizeGreaterThan(2);
        assertThat(heard).extracting(Word::done).isSorted().allMatch(done -> done <= 0.5);
        assertThat(over).isOne();
        Trial.of("alone").way("nap", () -> {
            Thread.sleep(1);
            return 0;
        }).within(Duration.ofMillis(700)).run();
        assertThat(heard).extracting(Word::what).endsWith("alone");
    }

    @Test
    @Timeout(30)
    void aStageBesideMovesTheBarOnByItself() throws Exception {
        var told = new CountDownLatch(3);
        Progress.tell(new Progress() {
            @Override
            public void at(String what, double done, Duration left) {
                heard.add(new Word(what, done, left));
                told.countDown();
            }

            @Override
            public void over() { }
        });
        try (var stages = new Stages(seconds(10, 10))) {
            assertThat(stages.beside("a start", () -> {
                told.await();                                    // it says nothing itself
                return 7;
            })).isEqualTo(7);
            assertThatThrownBy(() -> stages.beside("bad", () -> {
                throw new java.io.IOException("no disk");
            })).hasMessage("no disk");
        }
        assertThat(heard).hasSizeGreaterThanOrEqualTo(3);
        assertThat(heard.getFirst().done()).isZero();
        assertThat(heard.get(2)).satisfies(word -> assertThat(word.what()).isEqualTo("a start")).extracting(Word::done).satisfies(done -> assertThat(done).isBetween(0.001, 0.5));
    }

    @Test
    void aStageThatFailsEndsOnlyItselfAndNoneMayBeOneMore() throws Exception {
        try (var stages = new Stages(seconds(1, 1))) {
            assertThatThrownBy(() -> stages.run("bad", () -> {
                throw new java.io.IOException("no disk");
            })).hasMessage("no disk");
            assertThat(stages.run("good", () -> 1)).isEqualTo(1);
            assertThatThrownBy(() -> stages.run("third", () -> 1)).isInstanceOf(IllegalStateException.class).hasMessageContaining("'third' is one more");
        }
        assertThat(heard.getLast().done()).isEqualTo(0.5);
        assertThatThrownBy(() -> new Stages(List.of(Duration.ofSeconds(-1)))).isInstanceOf(IllegalArgumentException.class);
        try (var none = new Stages(List.of())) {
            assertThat(none).isNotNull();
        }
        assertThat(over).as("no word, no end").isOne();
    }

    @Test
    void anInterruptIsTheLastWord() throws Exception {
        List<String> stopped = new ArrayList<>();
        Progress.tell(new Progress() {
            @Override
            public void at(String what, double done, Duration left) { }

            @Override
            public void over() {
                over++;
            }

            @Override
            public void stopped(String what, double done) {
                stopped.add(what + " " + done);
            }
        });
        try (var stages = new Stages(seconds(1, 1))) {
            stages.run("first", () -> 7);
            assertThatThrownBy(() -> stages.run("second", () -> {
                throw new InterruptedException();
            })).isInstanceOf(InterruptedException.class);
        }
        assertThat(stopped).containsExactly("second 0.5");
        assertThat(over).isZero();
    }
}
