package parallel.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static parallel.claim.MadeUp.ratio;
import static parallel.claim.MadeUp.verdict;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import parallel.measure.Comparison;

/** Each claim of chapter 3 on made-up measurements that turn its verdict round. */
class WaitingClaimsTest {

    private static final Comparison MUCH = ratio(0.12, 0.14), SOME = ratio(0.5, 0.6), NONE = ratio(0.9, 1.1), HARDLY = ratio(0.85, 0.95);

    @Test
    void waiting() {
        verdict(WaitingClaims.primarilyForWaiting(MUCH, SOME), 30, Verdict.DEPENDS);
        verdict(WaitingClaims.primarilyForWaiting(MUCH, NONE), 30, Verdict.HOLDS);
        verdict(WaitingClaims.primarilyForWaiting(NONE, SOME), 30, Verdict.DOES_NOT_HOLD);
        verdict(WaitingClaims.userInput(12, "yes"), 31, Verdict.HOLDS);
        verdict(WaitingClaims.userInput(0, "yes"), 31, Verdict.DOES_NOT_HOLD);
        verdict(WaitingClaims.userInput(12, ""), 31, Verdict.DOES_NOT_HOLD);
        verdict(WaitingClaims.highlyEffective(MUCH, 8), 32, Verdict.HOLDS);
        verdict(WaitingClaims.highlyEffective(SOME, 8), 32, Verdict.DOES_NOT_HOLD);
        verdict(WaitingClaims.highlyEffective(NONE, 1), 32, Verdict.DOES_NOT_HOLD);
    }

    @Test
    void examples() {
        verdict(WaitingClaims.files(MUCH, NONE), 33, Verdict.DEPENDS);
        verdict(WaitingClaims.files(MUCH, SOME), 33, Verdict.HOLDS);
        verdict(WaitingClaims.files(NONE, NONE), 33, Verdict.DOES_NOT_HOLD);
        verdict(WaitingClaims.network(MUCH, NONE), 34, Verdict.DEPENDS);
        verdict(WaitingClaims.network(MUCH, HARDLY), 34, Verdict.DEPENDS);
        verdict(WaitingClaims.network(MUCH, SOME), 34, Verdict.HOLDS);
        verdict(WaitingClaims.network(NONE, NONE), 34, Verdict.DOES_NOT_HOLD);
        verdict(WaitingClaims.database(Optional.of(MUCH), Optional.of(HARDLY), ""), 35, Verdict.DEPENDS);
        verdict(WaitingClaims.database(Optional.of(MUCH), Optional.of(SOME), ""), 35, Verdict.HOLDS);
        verdict(WaitingClaims.database(Optional.of(NONE), Optional.of(NONE), ""), 35, Verdict.DOES_NOT_HOLD);
        verdict(WaitingClaims.database(Optional.empty(), Optional.empty(), "no binaries"), 35, Verdict.NOT_MEASURABLE);
        assertThat(WaitingClaims.database(Optional.empty(), Optional.empty(), "no binaries").because()).isEqualTo("no binaries");
    }
}
