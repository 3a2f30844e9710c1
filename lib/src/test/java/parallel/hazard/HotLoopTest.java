package parallel.hazard;

import org.junit.jupiter.api.Test;

class HotLoopTest {

    @Test
    void theDefectHides() throws Exception {
        while (HotLoop.lost(1_000_000) != 0) Thread.onSpinWait();
    }
}
