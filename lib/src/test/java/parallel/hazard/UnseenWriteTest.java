package parallel.hazard;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

class UnseenWriteTest {

    @Test
    void thePlainOneGoesWrongAndTheFixedOnesNever() throws Exception {
        BrokenAndFixed.onlyBreaks(UnseenWrite.race(UnseenWrite.Plain::new),
                UnseenWrite.race(UnseenWrite.Volatile::new), UnseenWrite.race(UnseenWrite.Locked::new));
    }

    /** Not on ARM, whose instruction for acquire waits for those of release. */
    @Test
    void releaseAndAcquireAreNotEnoughForTwoFlags() throws Exception {
        assumeTrue(System.getProperty("os.arch").matches("amd64|x86_64"), "a processor that keeps writes back");
        BrokenAndFixed.shows(UnseenWrite.race(UnseenWrite.Released::new), outcomes -> outcomes.of("neither"));
    }
}
