package parallel.hazard;

import org.junit.jupiter.api.Test;

class PublicationTest {

    @Test
    void thePlainOneGoesWrongAndTheFixedOnesNever() throws Exception {
        BrokenAndFixed.onlyBreaks(Publication.race(Publication.Plain::new),
                Publication.race(Publication.Volatile::new), Publication.race(Publication.Released::new),
                Publication.race(Publication.Locked::new));
    }
}
