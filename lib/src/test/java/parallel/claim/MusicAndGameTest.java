package parallel.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import parallel.Left;
import parallel.measure.Timeline;

class MusicAndGameTest {

    @Test
    void anEveningHasMusicADownloadAndAGame() throws Exception {
        MusicAndGame evening = MusicAndGame.of(new MusicAndGame.Setting(2, 0.01, 5));
        assertThat(evening.music().lateNanos()).hasSize(5);
        assertThat(evening.music().what()).endsWith(", game of 2 threads");
        assertThat(evening.downloaded()).isTrue();
        assertThat(evening.rounds()).isPositive();
        assertThat(evening.timeline().lanes()).extracting(Timeline.Lane::name).containsExactly("music", "download", "game 1", "game 2");
        assertThat(evening.timeline().lanes()).allMatch(lane -> !lane.spans().isEmpty());
    }

    @Test
    void anInterruptEndsItWhereverItLandsAndLeavesNobodyBehind() throws Exception {
        var thrown = new AtomicReference<Throwable>();
        Thread listening = Thread.ofPlatform().daemon().start(() -> thrown.set(catchThrowable(() -> MusicAndGame.of(new MusicAndGame.Setting(2, 0.9, 1_000)))));
        while (names("evening ").size() < 3) Thread.onSpinWait();
        listening.interrupt();
        listening.join();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(Left.behind("evening ")).isEmpty();
    }

    private static List<String> names(String beginning) {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(name -> name.startsWith(beginning)).toList();
    }

    /** It lands in the first check of a prime, which throws in its own way. */
    @Test
    void anInterruptBeforehandIsHonoured() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> MusicAndGame.of(1)).isInstanceOf(InterruptedException.class).hasCauseInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(names("evening ")).isEmpty();
    }

    @Test
    void badSettingsAreRefused() {
        assertThatThrownBy(() -> MusicAndGame.of(0)).hasMessage("a game of 1 to 100 threads, not 0");
        assertThatThrownBy(() -> new MusicAndGame.Setting(1, 0, 1)).hasMessageContaining("not 0.0");
        assertThatThrownBy(() -> new MusicAndGame.Setting(1, 0.95, 1)).hasMessageContaining("at most 0.9 of a core");
        assertThatThrownBy(() -> new MusicAndGame.Setting(1, 0.1, 0)).hasMessageContaining("1 to 1,000, not 0");
        assertThat(new MusicAndGame.Setting(1, 0.6, 1)).hasToString("game of 1 thread, music that needs 60 % of a core");
    }
}
