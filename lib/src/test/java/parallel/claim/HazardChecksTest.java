package parallel.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@Tag("slow")
@ResourceLock("state of this JVM")
class HazardChecksTest {

    @Test
    void allAreMeasuredAgainOnDemand() throws Exception {
        assertThat(HazardChecks.check(1_000)).extracting(Finding::statement).containsExactly(43, 44, 45, 46, 47);
    }
}
