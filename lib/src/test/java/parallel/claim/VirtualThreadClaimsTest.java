package parallel.claim;

import static parallel.claim.MadeUp.ratio;
import static parallel.claim.MadeUp.verdict;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import parallel.measure.Comparison;
import parallel.workload.Crowd;

/** Each claim of chapter 9 on made-up measurements that turn its verdict round. */
class VirtualThreadClaimsTest {

    private static final Comparison MUCH = ratio(0.45, 0.55), NONE = ratio(0.9, 1.1), HARDLY = ratio(0.88, 0.95), SLOWER = ratio(1.3, 1.5), LITTLE_SLOWER = ratio(1.02, 1.06);
    private static final Crowd TOGETHER = crowd(1.2, ""), LATE = crowd(4, ""), REFUSED = crowd(1.2, "the system refused the 4,000th");

    private static Crowd crowd(double multiple, String note) {
        return new Crowd("virtual threads", 10_000, 10_000, Duration.ofMillis(100), multiple * 100e6, OptionalLong.of(10_000_000), note);
    }

    @Test
    void waiting() {
        verdict(VirtualThreadClaims.highlyEffective(TOGETHER), 32, Verdict.HOLDS);
        verdict(VirtualThreadClaims.highlyEffective(LATE), 32, Verdict.DOES_NOT_HOLD);
        verdict(VirtualThreadClaims.badPractice(TOGETHER, LATE), 66, Verdict.DEPENDS);
        verdict(VirtualThreadClaims.badPractice(TOGETHER, REFUSED), 66, Verdict.DEPENDS);
        verdict(VirtualThreadClaims.badPractice(LATE, LATE), 66, Verdict.HOLDS);
        verdict(VirtualThreadClaims.badPractice(TOGETHER, TOGETHER), 66, Verdict.DOES_NOT_HOLD);
    }

    @Test
    void computing() {
        verdict(VirtualThreadClaims.noReduction(MUCH, NONE), 36, Verdict.DEPENDS);
        verdict(VirtualThreadClaims.noReduction(NONE, HARDLY), 36, Verdict.HOLDS);
        verdict(VirtualThreadClaims.noReduction(MUCH, MUCH), 36, Verdict.DOES_NOT_HOLD);
        verdict(VirtualThreadClaims.tooManyThreads(SLOWER), 73, Verdict.HOLDS);
        verdict(VirtualThreadClaims.tooManyThreads(LITTLE_SLOWER), 73, Verdict.DOES_NOT_HOLD);
        verdict(VirtualThreadClaims.tooManyThreads(NONE), 73, Verdict.DOES_NOT_HOLD);
        verdict(VirtualThreadClaims.tooManyThreads(MUCH), 73, Verdict.DOES_NOT_HOLD);
    }

    /** That no difference was found between uneven times is no finding. */
    @Test
    void timesTooUnevenToTell() {
        for (Comparison uneven : List.of(ratio(0.6, 1.1), ratio(0.9, 1.5), ratio(0.15, 2.3))) {
            verdict(VirtualThreadClaims.noReduction(uneven, NONE), 36, Verdict.NOT_MEASURABLE);
            verdict(VirtualThreadClaims.noReduction(MUCH, uneven), 36, Verdict.NOT_MEASURABLE);
            verdict(VirtualThreadClaims.tooManyThreads(uneven), 73, Verdict.NOT_MEASURABLE);
        }
    }
}
