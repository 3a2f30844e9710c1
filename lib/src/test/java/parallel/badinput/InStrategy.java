package parallel.badinput;

import static parallel.badinput.BadInput.refused;
import static parallel.badinput.BadInput.tooLate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import parallel.python.Python;
import parallel.strategy.ChildProcesses;
import parallel.strategy.FixedSplit;
import parallel.strategy.Sequential;
import parallel.strategy.SharedIndex;
import parallel.strategy.SharedQueue;
import parallel.strategy.Strategy;
import parallel.strategy.ThreadPerTask;
import parallel.strategy.ThreadPool;
import parallel.workload.Here;

/** Bad numbers, sizes and names for {@code parallel.strategy} and {@code parallel.python}. */
final class InStrategy {

    private InStrategy() { }

    static List<BadInput> all() {
        List<BadInput> all = new ArrayList<>();
        for (int bad : new int[] {0, -1, 1_001, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            String given = bad + " threads", range = "the number of threads must be 1 to 1000, not " + bad;
            all.add(refused("new FixedSplit", given, () -> new FixedSplit(bad), "FixedSplit: " + range));
            all.add(refused("new SharedIndex", given, () -> new SharedIndex(bad), "SharedIndex: " + range));
            all.add(refused("new SharedQueue", given, () -> new SharedQueue(bad), "SharedQueue: " + range));
            all.add(refused("new ThreadPool", given, () -> new ThreadPool(bad), "ThreadPool: " + range));
            all.add(refused("ThreadPool.kept", given, () -> ThreadPool.kept(bad), "ThreadPool.kept: " + range));
        }
        for (int bad : new int[] {0, -1, 65, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            String range = "the number of processes must be 1 to 64, not " + bad;
            all.add(refused("new ChildProcesses", bad + " processes", () -> new ChildProcesses(bad), range));
            all.add(refused("ChildProcesses.onOneCore", bad + " processes", () -> ChildProcesses.onOneCore(bad), range));
        }
        for (String bad : List.of("", " ", "\t")) {
            all.add(refused("Strategy.named", "the name '" + bad.replace('\t', ' ') + "'", () -> new Sequential().named(bad), "a way needs a name, not '" + bad + "'"));
        }
        all.add(refused("ThreadPerTask.map", "5,001 inputs", () -> new ThreadPerTask().map(Collections.nCopies(5_001, 1L), n -> n), "at most 5,000 inputs, not 5,001"));
        all.add(tooLate("ThreadPool.kept", "work after it was closed", () -> {
            Strategy pool = ThreadPool.kept(1);
            pool.close();
            pool.map(List.of(1L), n -> n);
        }, "this kept pool is closed; make a new one"));
        all.add(tooLate("ChildProcesses.map", "work after they were closed", () -> {
            var children = new ChildProcesses(1);
            children.close();
            children.map(List.of(1L), Here.PID);
        }, "these child processes are closed; make new ones"));
        python(all);
        return all;
    }

    private static void python(List<BadInput> all) {
        for (Duration bad : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            all.add(refused("Python.fourWays", bad.toString(), () -> Python.fourWays(List.of(2L), bad), "longer than zero, not " + bad));
            all.add(refused("Python.fourWaysWithoutLock", bad.toString(), () -> Python.fourWaysWithoutLock(List.of(2L), bad), "longer than zero, not " + bad));
        }
        all.add(BadInput.unknown("Python.source", "an unknown way", () -> Python.source("way 9"), "no way is named 'way 9'; there are [sequential way"));
    }
}
