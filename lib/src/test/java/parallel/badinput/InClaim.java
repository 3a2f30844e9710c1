package parallel.badinput;

import static parallel.badinput.BadInput.refused;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import parallel.claim.AntiExampleClaims;
import parallel.claim.Article;
import parallel.claim.Check;
import parallel.claim.ColdRun;
import parallel.claim.ConcurrencyClaims;
import parallel.claim.CpuBoundClaims;
import parallel.claim.Finding;
import parallel.claim.FutureClaims;
import parallel.claim.HazardClaims;
import parallel.claim.IntroductionClaims;
import parallel.claim.Kitchen;
import parallel.claim.Language;
import parallel.claim.Ledger;
import parallel.claim.LedgerView;
import parallel.claim.MusicAndGame;
import parallel.claim.ProcessClaims;
import parallel.claim.PythonClaims;
import parallel.claim.Section;
import parallel.claim.Statement;
import parallel.claim.Verdict;
import parallel.claim.WaitingClaims;
import parallel.measure.CpuShare;
import parallel.workload.Dish;

/** Bad numbers, sizes and names for {@code parallel.claim}: a verdict on a number that is none would be a wrong one. */
final class InClaim {

    private InClaim() { }

    static List<BadInput> all() {
        List<BadInput> all = new ArrayList<>();
        verdicts(all);
        statements(all);
        stories(all);
        return all;
    }

    private static void verdicts(List<BadInput> all) {
        for (double bad : new double[] {Double.NaN, -1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            String given = String.valueOf(bad), words = "must be a number from 0.0 up, not " + bad;
            all.add(refused("AntiExampleClaims.mostlySwitches", given, () -> AntiExampleClaims.mostlySwitches(bad), "what was measured " + words));
            all.add(refused("CpuBoundClaims.switchingCosts", given + " switches", () -> CpuBoundClaims.switchingCosts(bad, 1), words));
            all.add(refused("CpuBoundClaims.switchingCosts", given + " ns", () -> CpuBoundClaims.switchingCosts(1, bad), words));
            all.add(refused("FutureClaims.goOn", given, () -> FutureClaims.goOn(bad, 1, 1), words));
            all.add(refused("IntroductionClaims.responsiveness", given, () -> IntroductionClaims.responsiveness(1, bad), words));
            all.add(refused("ProcessClaims.smallestUnit", given, () -> ProcessClaims.smallestUnit(List.of("iadd"), bad), words));
            all.add(refused("PythonClaims.oneAtATime", given, () -> PythonClaims.oneAtATime(bad), words));
            all.add(refused("PythonClaims.goesOn", given, () -> PythonClaims.goesOn(1, bad), words));
        }
        String minus = "must be a whole number from 0 up, not -1";
        for (int bad : new int[] {0, -1}) {
            String runs = "the number of runs must be a whole number from 1 up, not " + bad;
            all.add(refused("AntiExampleClaims.lockIsNecessary", bad + " runs", () -> AntiExampleClaims.lockIsNecessary(0, bad), runs));
            all.add(refused("AntiExampleClaims.queueIsSafe", bad + " runs", () -> AntiExampleClaims.queueIsSafe(0, 0, bad), runs));
            all.add(refused("AntiExampleClaims.poolSynchronizes", bad + " runs", () -> AntiExampleClaims.poolSynchronizes(0, bad), runs));
            all.add(refused("WaitingClaims.highlyEffective", bad + " threads", () -> WaitingClaims.highlyEffective(Valid.COMPARISON, bad), "the number of threads must be a whole number from 1 up, not " + bad));
        }
        all.add(refused("AntiExampleClaims.poolSynchronizes", "-1 lost", () -> AntiExampleClaims.poolSynchronizes(-1, 1), minus));
        all.add(refused("FutureClaims.promiseOrList", "-1 runs", () -> FutureClaims.promiseOrList(1, 1, -1, List.of(), 1, 1), minus));
        all.add(refused("ProcessClaims.independentProcesses", "a process -1", () -> ProcessClaims.independentProcesses(1, -1, true), minus));
        all.add(refused("ProcessClaims.multipleThreads", "-1 threads", () -> ProcessClaims.multipleThreads(-1, OptionalInt.empty()), minus));
        all.add(refused("ProcessClaims.sequence", "-1 calls", () -> ProcessClaims.sequence(-1, 1), minus));
        all.add(refused("ProcessClaims.sharedResources", "-1 lines", () -> ProcessClaims.sharedResources(-1, 1), minus));
        all.add(refused("PythonClaims.erroneous", "-1", () -> PythonClaims.erroneous(List.of(1), -1), minus));
        all.add(refused("PythonClaims.raceCondition", "-1", () -> PythonClaims.raceCondition(List.of(1), 1, List.of(1), -1), minus));
        all.add(refused("PythonClaims.poolSynchronizes", "-1", () -> PythonClaims.poolSynchronizes(List.of(1), List.of(1), -1), minus));
        all.add(refused("PythonClaims.noLockNeeded", "-1 threads", () -> PythonClaims.noLockNeeded(-1, List.of(1), 1), minus));
        all.add(refused("PythonClaims.erroneous", "no runs", () -> PythonClaims.erroneous(List.of(), 1), "nothing to judge: no runs"));
        all.add(refused("PythonClaims.raceCondition", "no runs", () -> PythonClaims.raceCondition(List.of(1), 1, List.of(), 1), "nothing to judge: no runs"));
        all.add(refused("PythonClaims.poolSynchronizes", "no runs", () -> PythonClaims.poolSynchronizes(List.of(), List.of(1), 1), "nothing to judge: no runs"));
        all.add(refused("PythonClaims.noLockNeeded", "no runs", () -> PythonClaims.noLockNeeded(1, List.of(), 1), "nothing to judge: no runs"));
        all.add(refused("PythonClaims.unpredictable", "no runs", () -> PythonClaims.unpredictable(List.of()), "nothing to judge: no runs"));
        all.add(refused("AntiExampleClaims.noLockNeeded", "-1 threads", () -> AntiExampleClaims.noLockNeeded(-1, 1), minus));
        all.add(refused("FutureClaims.doneLater", "-1 chores", () -> FutureClaims.doneLater(-1, 0, 0, false), minus));
        all.add(refused("FutureClaims.worksMeanwhile", "-1 numbers", () -> FutureClaims.worksMeanwhile(-1, true), minus));
        all.add(refused("ProcessClaims.sharedMemory", "-1 seen", () -> ProcessClaims.sharedMemory(1, -1, true), minus));
        all.add(refused("ProcessClaims.ownMemory", "-1 seen", () -> ProcessClaims.ownMemory(-1, 0), minus));
        all.add(refused("PythonClaims.multipleThreads", "-1 threads", () -> PythonClaims.multipleThreads(-1), minus));
        all.add(refused("WaitingClaims.userInput", "-1 numbers", () -> WaitingClaims.userInput(-1, "a"), minus));
        for (int bad : new int[] {0, -1}) {
            all.add(refused("CpuBoundClaims.mostOfTheCpu", bad + " cores", () -> CpuBoundClaims.mostOfTheCpu(new CpuShare("a", 1, 1), bad), "the number of cores must be a whole number from 1 up, not " + bad));
            all.add(refused("ConcurrencyClaims.independent", bad + " cores", () -> ConcurrencyClaims.independent(Valid.COMPARISON, bad), "the number of cores must be a whole number from 1 up, not " + bad));
        }
        all.add(refused("HazardClaims.unpredictable", "no outcomes", () -> HazardClaims.unpredictable(List.of()), "nothing to judge"));
        all.add(refused("HazardClaims.erroneous", "no outcomes", () -> HazardClaims.erroneous(List.of(), List.of()), "nothing to judge"));
        all.add(refused("FutureClaims.musicDownloadGame", "no evening", () -> FutureClaims.musicDownloadGame(List.of(), Optional.empty()), "nothing to judge: no evening"));
        all.add(refused("FutureClaims.dataWhenFinished", "no other download", () -> FutureClaims.dataWhenFinished(true, new CompletableFuture<>(), true, List.of()), "nothing to judge"));
        all.add(refused("ProcessClaims.isolated", "no end", () -> ProcessClaims.isolated(List.of(), true), "no process has ended"));
    }

    private static void statements(List<BadInput> all) {
        for (int bad : new int[] {0, -1, 119, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            String given = "statement " + bad, words = "numbered 1 to 118, not " + bad;
            all.add(refused("new Finding", given, () -> new Finding(bad, "a", Verdict.HOLDS, "b"), words));
            all.add(refused("Finding.of", given, () -> Finding.of(bad, "a", true, "b"), words));
            all.add(refused("Finding.notMeasurable", given, () -> Finding.notMeasurable(bad, "a", "b"), words));
            all.add(refused("new Statement", given, () -> new Statement(bad, Statement.Kind.ADVICE, "a", "", ""), words));
            all.add(refused("Section.of", given, () -> Section.of(bad), words));
            all.add(refused("new LedgerView.Row", given, () -> new LedgerView.Row(bad, "a", Optional.empty(), Optional.empty(), Set.of()), words));
            all.add(refused("Check.of", given, () -> Check.of("a", Duration.ZERO, List::of, bad), words));
            all.add(refused("Ledger.recheck", given, () -> Ledger.recheck(bad), "no check answers statement " + bad));
        }
        all.add(refused("Check.of", "no statement", () -> Check.of("a", Duration.ZERO, List::of), "a check answers one statement at least"));
        all.add(refused("new Check", "no statement", () -> new Check("a", Language.JAVA, new TreeSet<>(), Duration.ZERO, List::of), "a check answers one statement at least"));
        all.add(refused("new Statement", "a chapter without a cell", () -> new Statement(2, Statement.Kind.ADVICE, "a", "00", ""), "needs a chapter and a cell, or neither, not '00' and ''"));
        all.add(refused("Ledger.check", "-1 s", () -> Ledger.check(Duration.ofSeconds(-1)), "an age of 0 or more, not PT-1S"));
        all.add(refused("Ledger.recheck", "no statement", Ledger::recheck, "name one statement at least"));
    }

    private static void stories(List<BadInput> all) {
        for (int bad : new int[] {0, -1, 1_001}) {
            all.add(refused("Article.ways", bad + " threads", () -> Article.ways(bad), "the number of threads must be 1 to 1000, not " + bad));
            all.add(refused("new MusicAndGame.Setting", bad + " ticks", () -> new MusicAndGame.Setting(1, 0.1, bad), "blocks of sound: 1 to 1,000, not " + bad));
            all.add(refused("MusicAndGame.of", bad + " threads", () -> MusicAndGame.of(bad), "a game of 1 to 100 threads, not " + bad));
            all.add(refused("MusicAndGame.onOneCore", bad + " threads", () -> MusicAndGame.onOneCore(bad), "a game of 1 to 100 threads, not " + bad));
        }
        for (double bad : new double[] {0, -1, 0.91, Double.NaN, Double.POSITIVE_INFINITY}) {
            all.add(refused("new MusicAndGame.Setting", "a load of " + bad, () -> new MusicAndGame.Setting(1, bad, 1), "above 0 and at most 0.9 of a core, not " + bad));
            all.add(refused("MusicAndGame.onOneCore", "a load of " + bad, () -> MusicAndGame.onOneCore(1, bad), "above 0 and at most 0.9 of a core, not " + bad));
        }
        all.add(refused("new MusicAndGame", "-1 rounds", () -> new MusicAndGame(Valid.TIMELINE, Valid.BEAT, true, -1), "0 or more, not -1"));
        all.add(refused("Kitchen.cook", "no dish", () -> Kitchen.cook(Kitchen.Way.ALTERNATING), "one dish at least"));
        all.add(refused("Kitchen.cook", "0 times", () -> Kitchen.cook(0, Kitchen.Way.ALTERNATING, List.of(Dish.SALAD)), "cooked once at least", "0 times"));
        all.add(refused("Kitchen.cookOnOneCore", "no dish", () -> Kitchen.cookOnOneCore(Kitchen.Way.ALTERNATING), "one dish at least"));
        all.add(refused("ColdRun.beside", "0 numbers", () -> ColdRun.beside(Valid.TIMINGS, 1, 0), "the count must be 1 to 1,000,000, not 0"));
    }
}
