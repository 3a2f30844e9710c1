package parallel.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parallel.Left;

/** The broken versions break, the fixed ones never do. */
@Timeout(60)
class RacesTest {

    private static final int EXECUTIONS = 20, RUNS = 5_000, MOST_TRIES = 20;

    private static Named<Race<?>> named(Race<?> race) {
        return Named.of(race.what() + ", " + race.version(), race);
    }

    static Stream<Named<Race<?>>> broken() {
        return Stream.of(LostUpdate.race(LostUpdate.Plain::new), LostUpdate.race(LostUpdate.Volatile::new), LostUpdate.race(LostUpdate.Slow::new),
                UnseenWrite.race(UnseenWrite.Plain::new), Publication.race(Publication.Plain::new), LastSeat.race(LastSeat.LookThenTake::new), UnlockedList.race("plain", UnlockedList::plain)).map(RacesTest::named);
    }

    static Stream<Named<Race<?>>> fixed() {
        return Stream.of(LostUpdate.race(LostUpdate.Synchronized::new), LostUpdate.race(LostUpdate.Locked::new), LostUpdate.race(LostUpdate.Atomic::new),
                LostUpdate.race(LostUpdate.Adder::new), UnseenWrite.race(UnseenWrite.Volatile::new), UnseenWrite.race(UnseenWrite.Locked::new),
                Publication.race(Publication.Volatile::new), Publication.race(Publication.Released::new), Publication.race(Publication.Locked::new),
                LastSeat.race(LastSeat.TakeIfFree::new), LastSeat.race(LastSeat.Locked::new), UnlockedList.race("locked", UnlockedList::locked),
                UnlockedList.race("copied", UnlockedList::copied)).map(RacesTest::named);
    }

    @AfterEach
    void nobodyIsLeft() throws InterruptedException {
        assertThat(Left.behind("race,", "counting", "adding", "hot loop", "runs until")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void theBrokenOneGoesWrong(Race<?> race) throws Exception {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "two threads meet at a moment only where there are two cores");
        assertThat(seen(race, Outcomes::wrong)).isPositive();
    }

    /** How often it was seen in the first run that shows it: on a machine that is full the two may not have a core each at the same moment for a whole run. */
    private static long seen(Race<?> race, ToLongFunction<Outcomes> what) throws Exception {
        long seen = 0;
        for (int run = 0; run < MOST_TRIES && seen == 0; run++) seen = what.applyAsLong(race.run());
        return seen;
    }

    @ParameterizedTest
    @MethodSource("fixed")
    void theFixedOneNever(Race<?> race) throws Exception {
        for (int i = 0; i < EXECUTIONS; i++) {
            Outcomes outcomes = race.run(RUNS);
            assertThat(outcomes.wrong()).as(outcomes.toString()).isZero();
            assertThat(outcomes.rows()).as("nothing unforeseen").hasSize(race.outcomes().size());
        }
    }

    /** Not on ARM, whose instruction for acquire waits for those of release. */
    @Test
    void releaseAndAcquireAreEnoughForALetterAndNotForTwoFlags() throws Exception {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "two threads meet at a moment only where there are two cores");
        assumeTrue(System.getProperty("os.arch").matches("amd64|x86_64"), "a processor that keeps writes back");
        assertThat(seen(UnseenWrite.race(UnseenWrite.Released::new), outcomes -> outcomes.of("neither"))).isPositive();
    }

    @Test
    void aSlowReadAndWriteLosesOnOneCoreToo() throws Exception {
        assertThat(LostUpdate.count(new LostUpdate.Slow(), 4, 2_000)).isLessThan(8_000);
    }

    @Test
    void twoThreadsThatAreAwakeLoseUpdatesInNearlyEveryRun() throws Exception {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "two threads meet at a moment only where there are two cores");
        int lost = 0;
        for (int run = 0; run < 10; run++) if (LostUpdate.lost(new LostUpdate.Volatile(), 100_000) > 0) lost++;
        assertThat(lost).as("another program may have had a core in some runs").isPositive();
    }

    @Test
    void theSafeCountersAndListsLoseNothing() throws Exception {
        for (LostUpdate.Counter counter : List.of(new LostUpdate.Synchronized(), new LostUpdate.Locked(), new LostUpdate.Atomic(), new LostUpdate.Adder())) {
            assertThat(LostUpdate.count(counter, 3, 20_000)).as(counter.getClass().getSimpleName()).isEqualTo(60_000);
        }
        assertThat(LostUpdate.lost(new LostUpdate.Atomic(), 20_000)).isZero();
        assertThat(UnlockedList.missing(UnlockedList.locked(), 3, 2_000)).isZero();
        assertThat(UnlockedList.missing(UnlockedList.copied(), 3, 500)).isZero();
    }

    /** Once in some million runs one thread throws away the other's larger array, when both have counted. */
    @Test
    void aListThatHasCountedMoreThanItHasRoomForIsAnOutcomeAndNoError() throws Exception {
        class Broken extends AbstractList<String> {
            @Override
            public String get(int index) {
                if (index >= 15) throw new ArrayIndexOutOfBoundsException("Index " + index + " out of bounds for length 15");
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
        assertThat(UnlockedList.seen(new Broken())).isEqualTo("ArrayIndexOutOfBoundsException").isIn(UnlockedList.OUTCOMES.stream().map(Outcome::seen).toList());
        assertThat(UnlockedList.missing(new Broken(), 2, 10)).isEqualTo(5);
        assertThat(UnlockedList.seen(Arrays.asList("one", null))).isEqualTo("a hole");
    }

    @Test
    void aHotLoopLosesLessThanAllAndAPlainOneNothingAlone() throws Exception {
        assertThat(HotLoop.lost(0)).isZero();
        for (int i = 0; i < 5; i++) assertThat(HotLoop.lost(1_000_000)).isBetween(0L, 1_999_999L);
        assertThat(LostUpdate.count(new LostUpdate.Plain(), 1, 100_000)).isEqualTo(100_000);
    }

    @RepeatedTest(3)
    void aVolatileSignIsSeen() throws Exception {
        StopSign.Watched watched = StopSign.watch(StopSign.Volatile::new);
        assertThat(watched.seen()).isTrue();
        assertThat(watched.missed()).isFalse();
        assertThat(watched.toString()).startsWith("up, and seen after ");
    }

    @Test
    void aPlainSignIsMissed() throws Exception {
        StopSign.Watched watched = StopSign.watch(StopSign.Plain::new);
        for (int again = 0; again < 3 && !watched.missed(); again++) watched = StopSign.watch(StopSign.Plain::new);   // a busy machine may compile it late
        assertThat(watched.missed()).as(watched.toString()).isTrue();
    }

    @Test
    void aSignThatCameTooLateIsNotCalledMissed() {
        assertThat(new StopSign.Watched(false, -5).missed()).isFalse();
        assertThat(new StopSign.Watched(false, -5)).hasToString("the thread was done before the sign was up: run it again");
        assertThat(new StopSign.Watched(false, 1e6).missed()).isFalse();
        assertThat(new StopSign.Watched(false, 290e6)).hasToString("up, and not seen in 290 ms").extracting(StopSign.Watched::missed).isEqualTo(true);
        assertThat(new StopSign.Watched(true, 2e3)).hasToString("up, and seen after 0.002 ms");
    }

    @Test
    void badInputIsRefusedAtTheDoor() {
        var plain = new LostUpdate.Plain();
        assertThatThrownBy(() -> LostUpdate.count(plain, 0, 1)).hasMessage("counting threads: 1 to 1,000, not 0");
        assertThatThrownBy(() -> LostUpdate.count(plain, 1, -1)).hasMessage("times to count: 0 to 100,000,000, not -1");
        assertThatThrownBy(() -> HotLoop.lost(-1)).hasMessage("times to count: 0 to 10,000,000, not -1");
        assertThatThrownBy(() -> UnlockedList.missing(UnlockedList.plain(), 1_001, 1)).hasMessage("adding threads: 1 to 1,000, not 1001");
        assertThatThrownBy(() -> UnlockedList.missing(UnlockedList.plain(), 1, 1_000_001)).hasMessage("elements to add: 0 to 1,000,000, not 1000001");
    }
}
