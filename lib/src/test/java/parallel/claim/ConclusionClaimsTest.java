package parallel.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static parallel.claim.MadeUp.timing;
import static parallel.claim.MadeUp.verdict;

import java.util.List;
import org.junit.jupiter.api.Test;
import parallel.measure.Machine;
import parallel.measure.Timings;

/** The claim of chapter 8 on made-up measurements that turn its verdict round. */
class ConclusionClaimsTest {

    private static final Timings POOL_WINS = timings(10, 2), LOOP_WINS = timings(2, 10), ALIKE = timings(5, 5);

    private static Timings timings(double loop, double pool) {
        return new Timings("work", List.of(timing("loop", loop), timing("pool", pool)), new Machine(2, "JDK 25", "Linux"), List.of());
    }

    @Test
    void whenToUseThreads() {
        verdict(ConclusionClaims.whenToUseThreads(POOL_WINS, LOOP_WINS), 117, Verdict.HOLDS);
        verdict(ConclusionClaims.whenToUseThreads(POOL_WINS, POOL_WINS), 117, Verdict.DEPENDS);
        verdict(ConclusionClaims.whenToUseThreads(LOOP_WINS, POOL_WINS), 117, Verdict.DOES_NOT_HOLD);
        verdict(ConclusionClaims.whenToUseThreads(ALIKE, ALIKE), 117, Verdict.DEPENDS);
        assertThat(ConclusionClaims.whenToUseThreads(POOL_WINS, LOOP_WINS).because()).isEqualTo("work: pool; work: loop");
    }
}
