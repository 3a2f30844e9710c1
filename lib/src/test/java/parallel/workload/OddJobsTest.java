package parallel.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class OddJobsTest {

    @Test
    void fourAreDifferentAndThenTheyComeAgain() {
        var jobs = OddJobs.of(9);
        assertThat(jobs.keySet()).containsExactly("checks", "sorts", "sums", "hashes", "checks 2", "sorts 2",
                "sums 2", "hashes 2", "checks 3");
        assertThat(Set.copyOf(OddJobs.of(4).values())).hasSize(4);
    }

    /** What they work out nobody sees. */
    @Test
    void eachCanBeDoneAgainAndAgainWithoutAFailure() {
        for (Runnable job : OddJobs.of(9).values()) for (int time = 0; time < 2; time++) job.run();
    }
}
