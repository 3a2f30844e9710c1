package parallel.badinput;

import static parallel.badinput.BadInput.refused;
import static parallel.badinput.BadInput.unknown;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import parallel.hazard.Deadlock;
import parallel.hazard.HotLoop;
import parallel.hazard.LostUpdate;
import parallel.hazard.Outcome;
import parallel.hazard.Outcomes;
import parallel.hazard.Philosophers;
import parallel.hazard.Race;
import parallel.hazard.Shares;
import parallel.hazard.Starvation;
import parallel.hazard.StopSign;
import parallel.hazard.UnlockedList;
import parallel.hazard.WaitForGraph;

/** Bad numbers, sizes and names for {@code parallel.hazard}. */
final class InHazard {

    private InHazard() { }

    static List<BadInput> all() {
        List<BadInput> all = new ArrayList<>();
        races(all);
        locks(all);
        results(all);
        return all;
    }

    private static void races(List<BadInput> all) {
        Outcome twice = Outcome.right("2", "both");
        all.add(refused("new Race", "an outcome twice", () -> new Race<>("a", "b", Object::new, s -> { }, s -> { }, String::valueOf, List.of(twice, twice)), "two outcomes are seen as '2'"));
        for (int bad : new int[] {0, -1, 100_000_001, Integer.MIN_VALUE}) {
            all.add(refused("Race.run", bad + " runs", () -> LostUpdate.race(LostUpdate.Plain::new).run(bad), "1 to 100000000, not " + bad));
        }
        for (int bad : new int[] {-1, 100_000_001, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            all.add(refused("LostUpdate.count", bad + " times", () -> LostUpdate.count(new LostUpdate.Plain(), 1, bad), "0 to 100,000,000, not " + bad));
            all.add(refused("LostUpdate.lost", bad + " times", () -> LostUpdate.lost(new LostUpdate.Plain(), bad), "0 to 100,000,000, not " + bad));
            all.add(refused("HotLoop.lost", bad + " times", () -> HotLoop.lost(bad), "0 to 10,000,000, not " + bad));
            all.add(refused("UnlockedList.missing", bad + " elements", () -> UnlockedList.missing(UnlockedList.plain(), 1, bad), "0 to 1,000,000, not " + bad));
        }
        for (int bad : new int[] {0, -1, 1_001, Integer.MAX_VALUE}) {
            all.add(refused("LostUpdate.count", bad + " threads", () -> LostUpdate.count(new LostUpdate.Plain(), bad, 1), "counting threads: 1 to 1,000, not " + bad));
            all.add(refused("UnlockedList.missing", bad + " threads", () -> UnlockedList.missing(UnlockedList.plain(), bad, 1), "adding threads: 1 to 1,000, not " + bad));
        }
    }

    private static void locks(List<BadInput> all) {
        for (int bad : new int[] {0, 1, -1, 101, Integer.MAX_VALUE}) {
            all.add(refused("Deadlock.of", bad + " cooks", () -> Deadlock.of(Deadlock.Manner.IN_ORDER, bad), "2 to 100, not " + bad));
            all.add(refused("Philosophers.dine", bad + " guests", () -> Philosophers.dine(Philosophers.Rule.WAITER, bad), "philosophers: 2 to 100, not " + bad));
        }
        for (int bad : new int[] {0, -1, 101, Integer.MAX_VALUE}) {
            all.add(refused("Starvation.atALock", bad + " threads", () -> Starvation.atALock(new ReentrantLock(), bad, Duration.ofMillis(1)), "modest threads: 1 to 100, not " + bad));
            all.add(refused("Starvation.behindLongTasks", bad + " long tasks", () -> Starvation.behindLongTasks(bad, 1, true), "1 to 100 each, not " + bad + " and 1"));
            all.add(refused("Starvation.behindLongTasks", bad + " short tasks", () -> Starvation.behindLongTasks(1, bad, true), "1 to 100 each, not 1 and " + bad));
            all.add(refused("Starvation.ownPool", bad + " threads", () -> Starvation.ownPool(bad, 1, Duration.ofMillis(1)), "1 to 100 each, not " + bad + " and 1"));
            all.add(refused("Starvation.ownPool", bad + " tasks", () -> Starvation.ownPool(1, bad, Duration.ofMillis(1)), "1 to 100 each, not 1 and " + bad));
        }
        for (Duration bad : List.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofSeconds(6), Duration.ofSeconds(Long.MAX_VALUE))) {
            all.add(refused("Starvation.atALock", "a greedy time of " + bad, () -> Starvation.atALock(new ReentrantLock(), 1, bad), "above 0 up to 100 ms, not " + bad));
            all.add(refused("Starvation.ownPool", "a limit of " + bad, () -> Starvation.ownPool(1, 1, bad), "above 0 up to 5 s, not " + bad));
        }
    }

    private static void results(List<BadInput> all) {
        for (double bad : new double[] {Double.NaN, -1, Double.POSITIVE_INFINITY}) {
            all.add(refused("new Shares.Share", bad + " ns held", () -> new Shares.Share("a", 1, bad, 1), "a: nanoseconds held must be a number from 0.0 up, not " + bad));
            all.add(refused("new Shares.Share", bad + " ns waited", () -> new Shares.Share("a", 1, 1, bad), "a: nanoseconds waited must be a number from 0.0 up, not " + bad));
            if (bad != -1) all.add(refused("new StopSign.Watched", bad + " ns", () -> new StopSign.Watched(true, bad), "a number, not " + bad));
        }
        all.add(refused("new Shares.Share", "-1 times", () -> new Shares.Share("a", -1, 1, 1), "a: times must be a whole number from 0 up, not -1"));
        all.add(refused("new Shares", "nobody", () -> new Shares("a", List.of()), "a: shares of nobody"));
        all.add(refused("new Outcomes", "a count of -1", () -> new Outcomes("a", "b", List.of(new Outcomes.Row(Outcome.right("2", ""), -1))), "a count is 0 or more, not -1"));
        all.add(unknown("Outcomes.of", "an unknown outcome", () -> Valid.OUTCOMES.of("3"), "no outcome is seen as '3'"));
        all.add(refused("new WaitForGraph", "a thread twice", () -> new WaitForGraph(List.of(Valid.GRAPH.waits().getFirst(), Valid.GRAPH.waits().getFirst())), "waits for one lock at a time"));
        all.add(refused("new Deadlock", "-1 done", () -> new Deadlock(Deadlock.Manner.IN_ORDER, 2, -1, 0, Optional.empty(), 0), "counts are 0 or more, not [2, -1, 0, 0]"));
        all.add(refused("new Philosophers", "-1 clashes", () -> new Philosophers(Philosophers.Rule.WAITER, Valid.SHARES, -1, Optional.empty()), "clashes are 0 or more, not -1"));
        all.add(refused("new Starvation.OwnPool", "2 of 1 answered", () -> new Starvation.OwnPool(1, 1, 2, false), "not [1, 1, 2]"));
    }
}
