package parallel.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static parallel.claim.MadeUp.ratio;
import static parallel.claim.MadeUp.scaling;
import static parallel.claim.MadeUp.timing;
import static parallel.claim.MadeUp.verdict;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parallel.measure.Comparison;
import parallel.measure.CpuShare;
import parallel.measure.Machine;
import parallel.measure.Timings;

/** Each claim of chapter 4 on made-up measurements that turn its verdict round. */
class CpuBoundClaimsTest {

    private static final Machine MACHINE = new Machine(2, "CPython 3.11.7", "Linux");
    private static final Comparison LONGER = ratio(1.5, 1.7), SHORTER = ratio(0.5, 0.6), SAME = ratio(0.98, 1.03);

    @Test
    void noReduction() {
        Timings none = Timings.none("x", "no Python");
        verdict(CpuBoundClaims.noReduction(scaling(2, 1, 1.9), Optional.of(scaling(2, 1, 1)), none), 36, Verdict.DEPENDS);
        verdict(CpuBoundClaims.noReduction(scaling(2, 1, 1.9), Optional.empty(), none), 36, Verdict.DOES_NOT_HOLD);
        verdict(CpuBoundClaims.noReduction(scaling(2, 1, 1.05), Optional.of(scaling(2, 1, 1)), none), 36, Verdict.HOLDS);
        Timings python = new Timings("x", List.of(timing(Article.SEQUENTIAL, 100), timing(Article.FINAL_WAY, 101)), MACHINE, List.of());
        assertThat(CpuBoundClaims.noReduction(scaling(2, 1, 1.9), Optional.empty(), python).because())
                .isEqualTo("Java: 2 threads 1.90 times as fast as one after the other (1.90 to 1.90); CPython 3.11.7: "
                        + "final concurrent way took 1.01 times as long as sequential way (1.01 to 1.01)");
    }

    @Test
    void whatCpuBoundMeans() {
        var busy = new CpuShare("busy", 99, 100);
        var idle = new CpuShare("idle", 1, 100);
        verdict(CpuBoundClaims.complexCalculations(busy, busy), 37, Verdict.DOES_NOT_HOLD);
        verdict(CpuBoundClaims.complexCalculations(idle, busy), 37, Verdict.HOLDS);
        verdict(CpuBoundClaims.mostOfTheCpu(busy, 4), 38, Verdict.DEPENDS);
        verdict(CpuBoundClaims.mostOfTheCpu(busy, 1), 38, Verdict.HOLDS);
        verdict(CpuBoundClaims.mostOfTheCpu(idle, 2), 38, Verdict.DOES_NOT_HOLD);
    }

    @Test
    void itMightIncreaseAndWhy() {
        verdict(CpuBoundClaims.mightIncrease(LONGER, SHORTER), 39, Verdict.DEPENDS);
        verdict(CpuBoundClaims.mightIncrease(LONGER, LONGER), 39, Verdict.HOLDS);
        verdict(CpuBoundClaims.mightIncrease(SAME, SHORTER), 39, Verdict.DOES_NOT_HOLD);
        verdict(CpuBoundClaims.dividingCosts(SAME), 40, Verdict.DOES_NOT_HOLD);
        verdict(CpuBoundClaims.dividingCosts(ratio(1.02, 1.05)), 40, Verdict.DOES_NOT_HOLD);
        verdict(CpuBoundClaims.dividingCosts(LONGER), 40, Verdict.HOLDS);
        verdict(CpuBoundClaims.switchingCosts(500, 3_000), 41, Verdict.DEPENDS);
        verdict(CpuBoundClaims.switchingCosts(50_000, 3_000), 41, Verdict.HOLDS);
        verdict(CpuBoundClaims.switchingCosts(0, 3_000), 41, Verdict.DOES_NOT_HOLD);
        assertThat(CpuBoundClaims.switchingCosts(500, 3_000).because()).isEqualTo("500 switches in a second of a core, 3.0 µs each: 0.15 % of the time");
    }
}
