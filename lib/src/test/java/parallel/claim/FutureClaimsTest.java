package parallel.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static parallel.claim.MadeUp.verdict;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import parallel.measure.Beat;
import parallel.measure.Machine;
import parallel.measure.Timeline;
import parallel.measure.Turns;

/** Each claim of chapter 7 on made-up observations that turn its verdict round. */
class FutureClaimsTest {

    private static final Machine MACHINE = new Machine(2, "JDK 25", "Linux");
    private static final CompletableFuture<String> ANSWER = CompletableFuture.completedFuture("answer"), NEVER = new CompletableFuture<>();
    private static final CompletableFuture<String> FAILED = CompletableFuture.failedFuture(new IOException("broken off"));

    /** So many threads, of which so many are at work at a time, one after the other. */
    private static Turns turns(int threads, int atOnce) {
        List<Timeline.Lane> lanes = new ArrayList<>();
        int groups = (threads + atOnce - 1) / atOnce;
        for (int i = 0; i < threads; i++) {
            double from = 1000.0 * (i / atOnce) / groups;
            lanes.add(new Timeline.Lane("t" + i, List.of(new Timeline.Span(from, from + 1000.0 / groups))));
        }
        return new Turns(new Timeline("made up", "at work", 1000, lanes, MACHINE, List.of()), Collections.nCopies(threads, new Turns.Share(500, 1)));
    }

    private static Timeline lasting(double nanos) {
        return new Timeline("made up", "at work", nanos, List.of(new Timeline.Lane("cook", List.of())), MACHINE, List.of());
    }

    private static MusicAndGame evening(int gaps, boolean downloaded, long rounds) {
        List<Double> late = new ArrayList<>(Collections.nCopies(60 - gaps, 1e6));
        late.addAll(Collections.nCopies(gaps, 11e6));
        return new MusicAndGame(lasting(1), new Beat("made up", Duration.ofMillis(10), late), downloaded, rounds);
    }

    @Test
    void concurrent() {
        verdict(FutureClaims.atTheSameTime(turns(2, 2), Optional.of(turns(2, 1))), 104, Verdict.DEPENDS);
        verdict(FutureClaims.atTheSameTime(turns(2, 2), Optional.empty()), 104, Verdict.HOLDS);
        verdict(FutureClaims.atTheSameTime(turns(2, 1), Optional.of(turns(2, 1))), 104, Verdict.DOES_NOT_HOLD);
        verdict(FutureClaims.bothTogether(lasting(180), lasting(120), lasting(160), lasting(158)), 105, Verdict.DEPENDS);
        verdict(FutureClaims.bothTogether(lasting(180), lasting(120), lasting(160), lasting(100)), 105, Verdict.HOLDS);
        verdict(FutureClaims.bothTogether(lasting(180), lasting(170), lasting(160), lasting(158)), 105, Verdict.DOES_NOT_HOLD);
        verdict(FutureClaims.eachAtOnce(turns(2, 2), turns(4, 2)), 107, Verdict.DEPENDS);
        verdict(FutureClaims.eachAtOnce(turns(2, 2), turns(4, 4)), 107, Verdict.HOLDS);
        verdict(FutureClaims.eachAtOnce(turns(2, 1), turns(4, 1)), 107, Verdict.DOES_NOT_HOLD);
        assertThat(FutureClaims.eachAtOnce(turns(2, 2), turns(4, 2)).because()).isEqualTo("at the same moment at work: 2 of 2 workers, and 2 of 4");
    }

    @Test
    void musicDownloadAndGame() {
        MusicAndGame inTime = evening(0, true, 1), late = evening(30, true, 1);
        verdict(FutureClaims.musicDownloadGame(List.of(inTime, inTime), Optional.of(late)), 108, Verdict.DEPENDS);
        verdict(FutureClaims.musicDownloadGame(List.of(inTime), Optional.empty()), 108, Verdict.HOLDS);
        verdict(FutureClaims.musicDownloadGame(List.of(inTime, evening(1, true, 1)), Optional.of(inTime)), 108, Verdict.HOLDS);
        verdict(FutureClaims.musicDownloadGame(List.of(inTime, evening(2, true, 1)), Optional.of(late)), 108, Verdict.DOES_NOT_HOLD);
        verdict(FutureClaims.musicDownloadGame(List.of(evening(0, false, 1)), Optional.empty()), 108, Verdict.DOES_NOT_HOLD);
        verdict(FutureClaims.musicDownloadGame(List.of(evening(0, true, 0)), Optional.empty()), 108, Verdict.DOES_NOT_HOLD);
    }

    @Test
    void promisesAndChores() {
        List<Future<String>> three = List.of(ANSWER, NEVER, FAILED);
        verdict(FutureClaims.promiseOrList("a", "a", 1, three, 3, 2), 109, Verdict.DEPENDS);
        verdict(FutureClaims.promiseOrList("a", "a", 1, List.of(ANSWER), 3, 2), 109, Verdict.HOLDS);
        verdict(FutureClaims.promiseOrList("a", "a", 2, three, 3, 2), 109, Verdict.DOES_NOT_HOLD);
        verdict(FutureClaims.promiseOrList("a", "b", 1, three, 3, 2), 109, Verdict.DOES_NOT_HOLD);
        verdict(FutureClaims.doneLater(4, 4, 0, false), 110, Verdict.DEPENDS);
        verdict(FutureClaims.doneLater(4, 0, 0, false), 110, Verdict.HOLDS);
        verdict(FutureClaims.doneLater(4, 4, 0, true), 110, Verdict.DOES_NOT_HOLD);
        assertThat(FutureClaims.doneLater(4, 3, 1, false).because())
                .isEqualTo("of 4 chores handed over, 3 were done before anybody asked, 2 of them by somebody else; one that was only written down was not done");
    }

    @Test
    void statesAndResults() {
        Future.State running = Future.State.RUNNING, success = Future.State.SUCCESS;
        Timeline one = turns(4, 1).timeline(), four = turns(4, 4).timeline();
        Map<String, Future.State> failed = Map.of("failed", Future.State.FAILED), well = Map.of("at birth", success);
        verdict(FutureClaims.completedInTheFuture(running, success, failed, one, four), 111, Verdict.DEPENDS);
        verdict(FutureClaims.completedInTheFuture(running, success, well, one, four), 111, Verdict.HOLDS);
        verdict(FutureClaims.completedInTheFuture(success, success, failed, one, four), 111, Verdict.DOES_NOT_HOLD);
        verdict(FutureClaims.completedInTheFuture(running, running, failed, one, four), 111, Verdict.DOES_NOT_HOLD);
        verdict(FutureClaims.completedInTheFuture(running, success, failed, one, one), 111, Verdict.DOES_NOT_HOLD);
        Optional<Throwable> thrown = Optional.of(new ExecutionException(new IOException("mower")));
        verdict(FutureClaims.givesTheResult(true, true, thrown), 112, Verdict.DEPENDS);
        verdict(FutureClaims.givesTheResult(true, true, Optional.empty()), 112, Verdict.HOLDS);
        verdict(FutureClaims.givesTheResult(false, true, thrown), 112, Verdict.DOES_NOT_HOLD);
        verdict(FutureClaims.givesTheResult(true, false, thrown), 112, Verdict.DOES_NOT_HOLD);
        assertThat(FutureClaims.givesTheResult(true, true, thrown).because())
                .isEqualTo("get() waited and gave the right result; of a task that failed it threw an ExecutionException whose cause is the IOException");
    }

    @Test
    void goingOnAndTheDownload() {
        verdict(FutureClaims.goOn(1e5, 1e8, 1e8), 113, Verdict.DEPENDS);
        verdict(FutureClaims.goOn(1e5, 1e5, 1e8), 113, Verdict.HOLDS);
        verdict(FutureClaims.goOn(1e8, 1e8, 1e8), 113, Verdict.DOES_NOT_HOLD);
        verdict(FutureClaims.worksMeanwhile(7, true), 114, Verdict.HOLDS);
        verdict(FutureClaims.worksMeanwhile(0, true), 114, Verdict.DOES_NOT_HOLD);
        verdict(FutureClaims.worksMeanwhile(7, false), 114, Verdict.DOES_NOT_HOLD);
        verdict(FutureClaims.dataWhenFinished(false, ANSWER, true, List.of(FAILED)), 115, Verdict.DEPENDS);
        verdict(FutureClaims.dataWhenFinished(false, ANSWER, true, List.of(NEVER)), 115, Verdict.HOLDS);
        verdict(FutureClaims.dataWhenFinished(true, ANSWER, true, List.of(FAILED)), 115, Verdict.DOES_NOT_HOLD);
        verdict(FutureClaims.dataWhenFinished(false, NEVER, true, List.of(FAILED)), 115, Verdict.DOES_NOT_HOLD);
        verdict(FutureClaims.dataWhenFinished(false, ANSWER, false, List.of(FAILED)), 115, Verdict.DOES_NOT_HOLD);
    }
}
