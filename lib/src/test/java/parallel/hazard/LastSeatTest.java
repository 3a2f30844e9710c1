package parallel.hazard;

import org.junit.jupiter.api.Test;

class LastSeatTest {

    @Test
    void whoLooksFirstSellsTwiceAndTheFixedOnesNever() throws Exception {
        BrokenAndFixed.onlyBreaks(LastSeat.race(LastSeat.LookThenTake::new), LastSeat.race(LastSeat.TakeIfFree::new),
                LastSeat.race(LastSeat.Locked::new));
    }
}
