package parallel.claim;

import static parallel.claim.MadeUp.ratio;
import static parallel.claim.MadeUp.scaling;
import static parallel.claim.MadeUp.verdict;

import org.junit.jupiter.api.Test;
import parallel.measure.Comparison;

/** Each claim of chapter 0 on made-up numbers that turn its verdict round. */
class IntroductionClaimsTest {

    private static final Comparison LONGER = ratio(1.5, 1.7), SHORTER = ratio(0.5, 0.6), SAME = ratio(0.98, 1.03);

    @Test
    void parallelismSpeedAndResponsiveness() {
        verdict(IntroductionClaims.parallelism(scaling(2, 1, 1.9)), 4, Verdict.HOLDS);
        verdict(IntroductionClaims.parallelism(scaling(2, 1, 1.1)), 4, Verdict.DOES_NOT_HOLD);
        verdict(IntroductionClaims.speed(SHORTER, LONGER), 5, Verdict.DEPENDS);
        verdict(IntroductionClaims.speed(SHORTER, SHORTER), 5, Verdict.HOLDS);
        verdict(IntroductionClaims.speed(SAME, LONGER), 5, Verdict.DOES_NOT_HOLD);
        verdict(IntroductionClaims.responsiveness(40e6, 1e6), 6, Verdict.HOLDS);
        verdict(IntroductionClaims.responsiveness(40e6, 30e6), 6, Verdict.DOES_NOT_HOLD);
    }
}
