package parallel.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StopSignTest {

    /** On a busy machine the thread may have come to its bound before the sign is up. */
    @Test
    void aVolatileSignIsSeen() throws Exception {
        StopSign.Watched watched;
        do watched = StopSign.watch(StopSign.Volatile::new); while (!watched.seen());
        assertThat(watched.missed()).isFalse();
        assertThat(watched.toString()).startsWith("up, and seen after ");
    }

    /** On a busy machine the loop may be compiled late. */
    @Test
    void aPlainSignIsMissed() throws Exception {
        StopSign.Watched watched;
        do watched = StopSign.watch(StopSign.Plain::new); while (!watched.missed());
        assertThat(watched.seen()).isFalse();
    }

    @Test
    void aSignThatCameTooLateIsNotCalledMissed() {
        assertThat(new StopSign.Watched(false, -5).missed()).isFalse();
        assertThat(new StopSign.Watched(false, -5))
                .hasToString("the thread was done before the sign was up: run it again");
        assertThat(new StopSign.Watched(false, 1e6).missed()).isFalse();
        assertThat(new StopSign.Watched(false, 290e6)).hasToString("up, and not seen in 290 ms")
                .extracting(StopSign.Watched::missed).isEqualTo(true);
        assertThat(new StopSign.Watched(true, 2e3)).hasToString("up, and seen after 0.002 ms");
    }
}
