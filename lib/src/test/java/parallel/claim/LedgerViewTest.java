package parallel.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parallel.measure.Machine;

/** What it shows of a ledger is in {@link OnDemandTest}. */
class LedgerViewTest {

    private static final Instant NOON = Instant.parse("2025-10-25T12:00:00Z");

    @Test
    void agesAreWords() {
        var view = new LedgerView(List.of(), NOON);
        Finding any = Finding.of(9, "s", true, "x");
        IntStream ages = IntStream.of(-60, 0, 59, 60, 3_599, 3_600, 86_399, 86_400, 200_000);
        assertThat(ages.mapToObj(age -> view.age(new Ledger.Entry(any, NOON.minusSeconds(age), Machine.here()))))
                .containsExactly("just now", "just now", "just now", "1 min", "59 min", "1 h", "23 h", "1 day", "2 days");
    }
}
