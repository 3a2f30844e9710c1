package parallel.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static parallel.claim.MadeUp.scaling;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Each claim in CPython on made-up numbers that turn its verdict round. */
class PythonClaimsTest {

    private static final List<Integer> RIGHT = List.of(80, 80, 80), WRONG = List.of(80, 21, 20), ALL_WRONG_ALIKE = List.of(20, 20, 20);

    private static void verdict(Finding finding, int statement, Verdict verdict) {
        MadeUp.verdict(finding, statement, verdict);
        assertThat(finding.language()).isEqualTo(Language.CPYTHON);
    }

    @Test
    void speed() {
        verdict(PythonClaims.oneAtATime(0.99), 13, Verdict.HOLDS);
        verdict(PythonClaims.oneAtATime(1.97), 13, Verdict.DOES_NOT_HOLD);
        verdict(PythonClaims.noReduction(scaling(2, 1, 1.02)), 36, Verdict.HOLDS);
        verdict(PythonClaims.noReduction(scaling(2, 1, 1.9)), 36, Verdict.DOES_NOT_HOLD);
    }

    @Test
    void instructionsAndThreads() {
        List<String> add = List.of("RESUME", "LOAD_FAST", "LOAD_FAST", "BINARY_OP", "RETURN_VALUE");
        List<String> count = List.of("LOAD_GLOBAL", "LOAD_CONST", "INPLACE_ADD", "STORE_GLOBAL");
        verdict(PythonClaims.addingIsOne(add, count), 20, Verdict.DEPENDS);
        verdict(PythonClaims.addingIsOne(add, List.of("INC_GLOBAL", "RETURN_VALUE")), 20, Verdict.HOLDS);
        verdict(PythonClaims.addingIsOne(List.of("CALL"), count), 20, Verdict.DOES_NOT_HOLD);
        verdict(PythonClaims.multipleThreads(1), 26, Verdict.DOES_NOT_HOLD);
        verdict(PythonClaims.multipleThreads(2), 26, Verdict.HOLDS);
        verdict(PythonClaims.isAliveIsItsName(false), 61, Verdict.DOES_NOT_HOLD);
        verdict(PythonClaims.isAliveIsItsName(true), 61, Verdict.HOLDS);
    }

    @Test
    void races() {
        verdict(PythonClaims.raceCondition(WRONG, 80, RIGHT, 80), 43, Verdict.DEPENDS);
        verdict(PythonClaims.raceCondition(WRONG, 80, WRONG, 80), 43, Verdict.HOLDS);
        verdict(PythonClaims.raceCondition(RIGHT, 80, RIGHT, 80), 43, Verdict.DOES_NOT_HOLD);
        verdict(PythonClaims.unpredictable(WRONG), 44, Verdict.HOLDS);
        verdict(PythonClaims.unpredictable(ALL_WRONG_ALIKE), 44, Verdict.DOES_NOT_HOLD);
        verdict(PythonClaims.erroneous(ALL_WRONG_ALIKE, 80), 45, Verdict.HOLDS);
        verdict(PythonClaims.erroneous(RIGHT, 80), 45, Verdict.DOES_NOT_HOLD);
        verdict(PythonClaims.poolSynchronizes(RIGHT, WRONG, 80), 96, Verdict.DEPENDS);
        verdict(PythonClaims.poolSynchronizes(RIGHT, RIGHT, 80), 96, Verdict.HOLDS);
        verdict(PythonClaims.poolSynchronizes(WRONG, WRONG, 80), 96, Verdict.DOES_NOT_HOLD);
        verdict(PythonClaims.noLockNeeded(1, WRONG, 80), 99, Verdict.DEPENDS);
        verdict(PythonClaims.noLockNeeded(1, RIGHT, 80), 99, Verdict.HOLDS);
        verdict(PythonClaims.noLockNeeded(3, WRONG, 80), 99, Verdict.DOES_NOT_HOLD);
    }

    @Test
    void futures() {
        verdict(PythonClaims.laterMeansWhenAsked(true), 110, Verdict.DOES_NOT_HOLD);
        verdict(PythonClaims.laterMeansWhenAsked(false), 110, Verdict.HOLDS);
        verdict(PythonClaims.givesTheResult(42, "ValueError"), 112, Verdict.HOLDS);
        verdict(PythonClaims.givesTheResult(42, "nothing"), 112, Verdict.DEPENDS);
        verdict(PythonClaims.givesTheResult(41, "nothing"), 112, Verdict.DOES_NOT_HOLD);
        verdict(PythonClaims.goesOn(0.95, 0.5), 113, Verdict.HOLDS);
        verdict(PythonClaims.goesOn(0.95, 0.01), 113, Verdict.DEPENDS);
        verdict(PythonClaims.goesOn(0.01, 0.01), 113, Verdict.DOES_NOT_HOLD);
        verdict(PythonClaims.checkWhenFinished(false, "not yet", true), 115, Verdict.HOLDS);
        verdict(PythonClaims.checkWhenFinished(true, "data", true), 115, Verdict.DOES_NOT_HOLD);
        verdict(PythonClaims.checkWhenFinished(false, "not yet", false), 115, Verdict.DOES_NOT_HOLD);
    }
}
