package parallel.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import parallel.Await;
import parallel.Caller;
import parallel.measure.Timeline;

class MusicAndGameTest {

    @Test
    void anEveningHasMusicADownloadAndAGame() throws Exception {
        MusicAndGame evening = MusicAndGame.of(new MusicAndGame.Setting(2, 0.01, 5));
        assertThat(evening.music().lateNanos()).hasSize(5);
        assertThat(evening.music().what()).endsWith(", game of 2 threads");
        assertThat(evening.downloaded()).isTrue();
        assertThat(evening.timeline().lanes()).extracting(Timeline.Lane::name).containsExactly("music", "download", "game 1", "game 2");
        assertThat(evening.timeline().lanes()).allMatch(lane -> !lane.spans().isEmpty());
    }

    /** As soon as it gets a core meanwhile. */
    @Test
    void theGameGoesOnWhileTheMusicPlays() throws Exception {
        Await.until(() -> MusicAndGame.of(new MusicAndGame.Setting(1, 0.01, 2)).rounds() > 0);
    }

    @Test
    void anInterruptEndsItWhereverItLandsAndLeavesNobodyBehind() throws Exception {
        Caller listening = Caller.of(() -> MusicAndGame.of(new MusicAndGame.Setting(2, 0.9, 1_000)));
        Await.until(() -> names("evening ").size() >= 3);
        assertThat(listening.interrupt()).isInstanceOf(InterruptedException.class);
        Await.endOfThreads("evening ");
    }

    private static List<String> names(String beginning) {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(name -> name.startsWith(beginning)).toList();
    }

    /** It lands in the first check of a prime, which throws in its own way. */
    @Test
    void anInterruptBeforehandIsHonoured() throws Exception {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> MusicAndGame.of(1)).isInstanceOf(InterruptedException.class).hasCauseInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isFalse();
        Await.endOfThreads("evening ");
    }

    @Test
    void aSettingIsSaidInWords() {
        assertThat(new MusicAndGame.Setting(1, 0.6, 1)).hasToString("game of 1 thread, music that needs 60 % of a core");
    }
}
