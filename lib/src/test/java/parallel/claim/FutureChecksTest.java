package parallel.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static parallel.claim.MadeUp.verdict;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import parallel.Await;

/** How an interrupt ends them is in {@link ChecksTest}. */
@Execution(ExecutionMode.CONCURRENT)
class FutureChecksTest {

    @AfterEach
    void nothingIsLeft() throws Exception {
        Await.endOfThreads("future check ", "evening ");
    }

    @Tag("slow")
    @Test
    void allAreMeasuredAgainOnDemand() throws Exception {
        List<Finding> findings = FutureChecks.check();
        assertThat(findings).extracting(Finding::statement).containsExactly(104, 105, 107, 108, 109, 110, 111, 112, 113, 114, 115);
        assertThat(findings).allSatisfy(each -> assertThat(each.because()).isNotBlank());
    }

    @Test
    void whatNoNeighboursWorkCanTurnRound() throws Exception {
        verdict(FutureChecks.promise(), 109, Verdict.DEPENDS);
        verdict(FutureChecks.result(), 112, Verdict.DEPENDS);
    }

    /** Where a thread gets no core for a while, four tasks come one after the other, and nobody works meanwhile. */
    @Test
    void whatIsFoundAsSoonAsTheMachineHasAMoment() throws Exception {
        Await.until(() -> FutureChecks.states().verdict() == Verdict.DEPENDS);
        Await.until(() -> FutureChecks.download().stream().map(Finding::verdict).toList()
                .equals(List.of(Verdict.HOLDS, Verdict.DEPENDS)));
    }
}
