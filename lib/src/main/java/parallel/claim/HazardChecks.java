package parallel.claim;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import parallel.hazard.Deadlock;
import parallel.hazard.LastSeat;
import parallel.hazard.LostUpdate;
import parallel.hazard.Outcomes;
import parallel.hazard.Starvation;
import parallel.hazard.UnlockedList;

/**
 * The experiments behind {@link HazardClaims}, small: for a ledger that asks again.
 *
 * <p><b>Interrupt.</b> Ends what runs, then {@link InterruptedException}. <b>Source.</b> Chapter 5.
 */
final class HazardChecks {

    private static final int RUNS = 50_000;

    static final Check ALL = Check.of(Section.THINGS_TO_KEEP_IN_MIND.toString(), Duration.ofMillis(1_600), () -> check(RUNS), 43, 44, 45, 46, 47);

    private HazardChecks() { }

    /** Statements 43 to 47, with so many runs of each race. */
    static List<Finding> check(int runs) throws InterruptedException {
        Outcomes plain = LostUpdate.race(LostUpdate.Plain::new).run(runs), list = UnlockedList.race("plain list", UnlockedList::plain).run(runs);
        return List.of(
                HazardClaims.raceCondition(plain, LostUpdate.race(LostUpdate.Atomic::new).run(runs), LastSeat.race(LastSeat.LookThenTake::new).run(runs)),
                HazardClaims.unpredictable(List.of(plain, list)),
                HazardClaims.erroneous(List.of(list), List.of(UnlockedList.race("locked list", UnlockedList::locked).run(runs))),
                HazardClaims.deadlock(Deadlock.of(Deadlock.Manner.AS_IT_COMES, 2), Deadlock.of(Deadlock.Manner.IN_ORDER, 2), Deadlock.of(Deadlock.Manner.WITH_LIMIT, 2)),
                HazardClaims.starvation(Starvation.atALock(new ReentrantLock(false), 3, Duration.ofMillis(1)), Starvation.atALock(new ReentrantLock(true), 3, Duration.ofMillis(1)),
                        Starvation.ownPool(1, 1, Duration.ofMillis(200))));
    }
}
