package parallel.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingTest {

    @Test
    void aFindingsVerdictComesOutOfItsConditions() {
        assertThat(Finding.of(70, "s", true, "n").verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(Finding.of(70, "s", false, "n").verdict()).isEqualTo(Verdict.DOES_NOT_HOLD);
        assertThat(Finding.of(70, "s", true, false, "n").verdict()).isEqualTo(Verdict.DEPENDS);
        assertThat(Finding.of(70, "s", false, false, "n").verdict()).isEqualTo(Verdict.DOES_NOT_HOLD);
        assertThat(Finding.of(70, "s", true, true, "n").verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(Finding.notMeasurable(1, "s", "why").verdict()).hasToString("not measurable here");
    }
}
