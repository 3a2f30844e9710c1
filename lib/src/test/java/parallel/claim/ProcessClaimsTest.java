package parallel.claim;

import static parallel.claim.MadeUp.verdict;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import parallel.workload.Crash;

/** Each claim of chapter 2 on made-up observations that turn its verdict round. */
class ProcessClaimsTest {

    private static final List<String> ADD = List.of("iload_0", "iload_1", "iadd", "ireturn");
    private static final List<String> COUNT = List.of("aload_0", "dup", "getfield counter", "iconst_1", "iadd", "putfield counter", "return");

    @Test
    void instructions() {
        verdict(ProcessClaims.smallestUnit(ADD, 1_000_000), 19, Verdict.DEPENDS);
        verdict(ProcessClaims.smallestUnit(ADD, 1), 19, Verdict.HOLDS);
        verdict(ProcessClaims.smallestUnit(List.of("invokestatic"), 1_000_000), 19, Verdict.DOES_NOT_HOLD);
        verdict(ProcessClaims.addingIsOne(ADD, COUNT), 20, Verdict.DEPENDS);
        verdict(ProcessClaims.addingIsOne(ADD, List.of("inc counter", "return")), 20, Verdict.HOLDS);
        verdict(ProcessClaims.addingIsOne(List.of("iadd", "iadd"), COUNT), 20, Verdict.DOES_NOT_HOLD);
    }

    @Test
    void threads() {
        verdict(ProcessClaims.sequence(3, 6), 21, Verdict.DEPENDS);
        verdict(ProcessClaims.sequence(3, 3), 21, Verdict.HOLDS);
        verdict(ProcessClaims.sequence(0, 6), 21, Verdict.DOES_NOT_HOLD);
        verdict(ProcessClaims.independent(true, false), 22, Verdict.DEPENDS);
        verdict(ProcessClaims.independent(true, true), 22, Verdict.HOLDS);
        verdict(ProcessClaims.independent(false, false), 22, Verdict.DOES_NOT_HOLD);
        verdict(ProcessClaims.sharedMemory(100, 100, false), 23, Verdict.DEPENDS);
        verdict(ProcessClaims.sharedMemory(100, 99, false), 23, Verdict.DOES_NOT_HOLD);
        verdict(ProcessClaims.sharedMemory(100, 100, true), 23, Verdict.HOLDS);
        verdict(ProcessClaims.sharedResources(1000, 1000), 24, Verdict.HOLDS);
        verdict(ProcessClaims.sharedResources(1000, 998), 24, Verdict.DOES_NOT_HOLD);
    }

    @Test
    void processes() {
        verdict(ProcessClaims.independentProcesses(1, 2, true), 25, Verdict.HOLDS);
        verdict(ProcessClaims.independentProcesses(1, 2, false), 25, Verdict.DOES_NOT_HOLD);
        verdict(ProcessClaims.independentProcesses(1, 1, true), 25, Verdict.DOES_NOT_HOLD);
        verdict(ProcessClaims.multipleThreads(12, OptionalInt.of(1)), 26, Verdict.DEPENDS);
        verdict(ProcessClaims.multipleThreads(12, OptionalInt.empty()), 26, Verdict.HOLDS);
        verdict(ProcessClaims.multipleThreads(1, OptionalInt.of(1)), 26, Verdict.DOES_NOT_HOLD);
        verdict(ProcessClaims.ownMemory(100, 0), 27, Verdict.HOLDS);
        verdict(ProcessClaims.ownMemory(100, 100), 27, Verdict.DOES_NOT_HOLD);
        verdict(ProcessClaims.ownMemory(0, 0), 27, Verdict.DOES_NOT_HOLD);
        var crashed = new Crash.Ending("halt", 7, "");
        verdict(ProcessClaims.isolated(List.of(crashed), true), 28, Verdict.HOLDS);
        verdict(ProcessClaims.isolated(List.of(crashed), false), 28, Verdict.DOES_NOT_HOLD);
        verdict(ProcessClaims.isolated(List.of(crashed, new Crash.Ending("halt", 0, "")), true), 28, Verdict.DOES_NOT_HOLD);
    }
}
