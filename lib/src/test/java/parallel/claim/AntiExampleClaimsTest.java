package parallel.claim;

import static parallel.claim.MadeUp.ratio;
import static parallel.claim.MadeUp.scaling;
import static parallel.claim.MadeUp.timing;
import static parallel.claim.MadeUp.verdict;

import java.util.List;
import org.junit.jupiter.api.Test;
import parallel.measure.Comparison;
import parallel.measure.Machine;
import parallel.measure.Timings;

/** Each claim of chapter 6 on made-up numbers that turn its verdict round. */
class AntiExampleClaimsTest {

    private static final Machine MACHINE = new Machine(2, "JDK 25", "Linux");
    private static final Comparison LONGER = ratio(1.5, 1.7), SHORTER = ratio(0.5, 0.6), SAME = ratio(0.98, 1.03);

    /** The four ways with these times. */
    private static Timings ways(double... nanos) {
        List<String> names = List.of(Article.SEQUENTIAL, Article.WAY_1, Article.WAY_2, Article.FINAL_WAY);
        return new Timings("test", names.stream().map(name -> timing(name, nanos[names.indexOf(name)])).toList(), MACHINE, List.of());
    }

    private static final Timings SLOWER = ways(1, 12, 4, 9), FASTER = ways(100, 60, 55, 55);

    @Test
    void theExampleAndItsReasons() {
        verdict(AntiExampleClaims.antiExample(SLOWER, FASTER), 50, Verdict.DEPENDS);
        verdict(AntiExampleClaims.antiExample(SLOWER, SLOWER), 50, Verdict.HOLDS);
        verdict(AntiExampleClaims.antiExample(FASTER, FASTER), 50, Verdict.DOES_NOT_HOLD);
        verdict(AntiExampleClaims.threadingTakesLonger(SLOWER, FASTER), 70, Verdict.DEPENDS);
        verdict(AntiExampleClaims.threadingTakesLonger(SLOWER, SLOWER), 70, Verdict.HOLDS);
        verdict(AntiExampleClaims.threadingTakesLonger(FASTER, FASTER), 70, Verdict.DOES_NOT_HOLD);
        verdict(AntiExampleClaims.becauseOfCpuWork(SHORTER, SHORTER), 71, Verdict.DEPENDS);
        verdict(AntiExampleClaims.becauseOfCpuWork(SHORTER, LONGER), 71, Verdict.HOLDS);
        verdict(AntiExampleClaims.becauseOfCpuWork(SAME, SHORTER), 71, Verdict.DOES_NOT_HOLD);
        verdict(AntiExampleClaims.becauseOfTooMany(scaling(2, 1, 0.6, 0.3)), 73, Verdict.HOLDS);
        verdict(AntiExampleClaims.becauseOfTooMany(scaling(2, 1, 1.9, 1.8)), 73, Verdict.DOES_NOT_HOLD);
        verdict(AntiExampleClaims.mostlySwitches(0.6), 74, Verdict.HOLDS);
        verdict(AntiExampleClaims.mostlySwitches(0.1), 74, Verdict.DOES_NOT_HOLD);
    }

    @Test
    void theSecondWay() {
        verdict(AntiExampleClaims.wayTwoTakesLess(SHORTER), 76, Verdict.HOLDS);
        verdict(AntiExampleClaims.wayTwoTakesLess(SAME), 76, Verdict.DOES_NOT_HOLD);
        verdict(AntiExampleClaims.becauseOfFour(SHORTER), 77, Verdict.HOLDS);
        verdict(AntiExampleClaims.becauseOfFour(SAME), 77, Verdict.DOES_NOT_HOLD);
        verdict(AntiExampleClaims.lockIsNecessary(3, 50), 81, Verdict.HOLDS);
        verdict(AntiExampleClaims.lockIsNecessary(0, 50), 81, Verdict.DOES_NOT_HOLD);
        verdict(AntiExampleClaims.queueIsSafe(20, 4, 20), 87, Verdict.DEPENDS);
        verdict(AntiExampleClaims.queueIsSafe(20, 20, 20), 87, Verdict.HOLDS);
        verdict(AntiExampleClaims.queueIsSafe(19, 4, 20), 87, Verdict.DOES_NOT_HOLD);
        verdict(AntiExampleClaims.queueIsGood(SHORTER), 88, Verdict.HOLDS);
        verdict(AntiExampleClaims.queueIsGood(LONGER), 88, Verdict.DOES_NOT_HOLD);
    }

    @Test
    void theFinalWay() {
        verdict(AntiExampleClaims.finalIsAtLeastAsFast(SAME), 93, Verdict.HOLDS);
        verdict(AntiExampleClaims.finalIsAtLeastAsFast(LONGER), 93, Verdict.DOES_NOT_HOLD);
        verdict(AntiExampleClaims.poolSynchronizes(0, 50), 96, Verdict.HOLDS);
        verdict(AntiExampleClaims.poolSynchronizes(2, 50), 96, Verdict.DOES_NOT_HOLD);
        verdict(AntiExampleClaims.poolKeepsOrder(List.of(0, 1, 2, 3), List.of(3, 0, 1, 2)), 97, Verdict.DEPENDS);
        verdict(AntiExampleClaims.poolKeepsOrder(List.of(0, 1, 2, 3), List.of(0, 1, 2, 3)), 97, Verdict.HOLDS);
        verdict(AntiExampleClaims.poolKeepsOrder(List.of(1, 0, 2, 3), List.of(0, 1, 2, 3)), 97, Verdict.DOES_NOT_HOLD);
        verdict(AntiExampleClaims.noLockNeeded(1, 2), 99, Verdict.DEPENDS);
        verdict(AntiExampleClaims.noLockNeeded(1, 0), 99, Verdict.HOLDS);
        verdict(AntiExampleClaims.noLockNeeded(4, 2), 99, Verdict.DOES_NOT_HOLD);
    }
}
