package parallel.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static parallel.claim.MadeUp.verdict;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parallel.hazard.Deadlock;
import parallel.hazard.Outcome;
import parallel.hazard.Outcomes;
import parallel.hazard.Shares;
import parallel.hazard.Starvation;
import parallel.hazard.WaitForGraph;

/** Each claim of chapter 5 on made-up outcomes that turn its verdict round. */
class HazardClaimsTest {

    private static final Outcomes WRONG = outcomes("plain", 90, 10), RIGHT = outcomes("locked", 100, 0), ALWAYS_WRONG = outcomes("hopeless", 0, 100);

    private static Outcomes outcomes(String version, long right, long wrong) {
        return new Outcomes("two threads", version, List.of(new Outcomes.Row(Outcome.right("2", ""), right), new Outcomes.Row(Outcome.wrong("1", ""), wrong)));
    }

    @Test
    void raceConditions() {
        verdict(HazardClaims.raceCondition(WRONG, RIGHT, WRONG), 43, Verdict.DEPENDS);
        verdict(HazardClaims.raceCondition(WRONG, WRONG, WRONG), 43, Verdict.HOLDS);
        verdict(HazardClaims.raceCondition(RIGHT, RIGHT, RIGHT), 43, Verdict.DOES_NOT_HOLD);
        assertThat(HazardClaims.raceCondition(WRONG, RIGHT, WRONG).because())
                .isEqualTo("plain: wrong in 10 of 100 runs; locked: wrong in 0 of 100 runs; a thread-safe map, plain: wrong in 10 of 100 runs");
    }

    @Test
    void whatTheyLeadTo() {
        verdict(HazardClaims.unpredictable(List.of(WRONG)), 44, Verdict.HOLDS);
        verdict(HazardClaims.unpredictable(List.of(WRONG, ALWAYS_WRONG)), 44, Verdict.DOES_NOT_HOLD);
        verdict(HazardClaims.erroneous(List.of(RIGHT, WRONG), List.of(RIGHT)), 45, Verdict.HOLDS);
        verdict(HazardClaims.erroneous(List.of(RIGHT), List.of(RIGHT)), 45, Verdict.DOES_NOT_HOLD);
        verdict(HazardClaims.erroneous(List.of(WRONG), List.of(WRONG)), 45, Verdict.DOES_NOT_HOLD);
        assertThat(HazardClaims.erroneous(List.of(RIGHT, WRONG), List.of(RIGHT)).because()).isEqualTo("two threads: wrong in 10 of 200 runs; with a fix: in 0 of 100");
    }

    @Test
    void deadlocks() {
        var circle = new WaitForGraph(List.of(new WaitForGraph.Wait("a", "l", "b"), new WaitForGraph.Wait("b", "m", "a")));
        Deadlock happened = new Deadlock(Deadlock.Manner.AS_IT_COMES, 2, 1, 0, Optional.of(circle), 0);
        Deadlock none = new Deadlock(Deadlock.Manner.IN_ORDER, 2, 2, 0, Optional.empty(), 0);
        verdict(HazardClaims.deadlock(happened, none, none), 46, Verdict.HOLDS);
        verdict(HazardClaims.deadlock(none, none, none), 46, Verdict.DOES_NOT_HOLD);
        verdict(HazardClaims.deadlock(happened, happened, none), 46, Verdict.DOES_NOT_HOLD);
        verdict(HazardClaims.deadlock(happened, none, happened), 46, Verdict.DOES_NOT_HOLD);
    }

    @Test
    void starvation() {
        Shares longWait = shares(250e6), shortWait = shares(2e6);
        var stuck = new Starvation.OwnPool(1, 1, 0, false);
        var fine = new Starvation.OwnPool(2, 1, 1, false);
        verdict(HazardClaims.starvation(longWait, shortWait, stuck), 47, Verdict.HOLDS);
        verdict(HazardClaims.starvation(shortWait, shortWait, stuck), 47, Verdict.DEPENDS);
        verdict(HazardClaims.starvation(longWait, shortWait, fine), 47, Verdict.DEPENDS);
        verdict(HazardClaims.starvation(shortWait, longWait, fine), 47, Verdict.DOES_NOT_HOLD);
    }

    private static Shares shares(double wait) {
        return new Shares("a lock", List.of(new Shares.Share("x", 1, 1, wait)));
    }
}
