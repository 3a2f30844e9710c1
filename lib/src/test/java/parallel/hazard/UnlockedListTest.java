package parallel.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class UnlockedListTest {

    @Test
    void thePlainOneGoesWrongAndTheFixedOnesNever() throws Exception {
        BrokenAndFixed.onlyBreaks(UnlockedList.race("plain", UnlockedList::plain),
                UnlockedList.race("locked", UnlockedList::locked),
                UnlockedList.race("copied", UnlockedList::copied));
        assertThat(UnlockedList.missing(UnlockedList.locked(), 3, 2_000)).isZero();
        assertThat(UnlockedList.missing(UnlockedList.copied(), 3, 500)).isZero();
    }

    /** Once in some million runs one thread throws away the other's larger array, when both have counted. */
    @Test
    void aListThatHasCountedMoreThanItHasRoomForIsAnOutcomeAndNoError() throws Exception {
        class Broken extends AbstractList<String> {
            @Override
            public String get(int index) {
                if (index >= 15) throw new ArrayIndexOutOfBoundsException("Index " + index
                        + " out of bounds for length 15");
                return "x";
            }

            @Override
            public int size() {
                return 16;
            }

            @Override
            public boolean add(String what) {
                return true;
            }
        }
        assertThat(UnlockedList.seen(new Broken())).isEqualTo("ArrayIndexOutOfBoundsException")
                .isIn(UnlockedList.OUTCOMES.stream().map(Outcome::seen).toList());
        assertThat(UnlockedList.missing(new Broken(), 2, 10)).isEqualTo(5);
        assertThat(UnlockedList.seen(Arrays.asList("one", null))).isEqualTo("a hole");
    }
}
