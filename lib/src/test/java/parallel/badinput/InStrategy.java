package parallel.badinput;

import static parallel.badinput.BadInput.refused;
import static parallel.badinput.BadInput.tooLate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import parallel.python.Python;
import parallel.strategy.ChildProcesses;
import parallel.strategy.Cluster;
import parallel.strategy.ClusterSettings;
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
        cluster(all);
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

    private static void cluster(List<BadInput> all) {
        ClusterSettings good = ClusterSettings.on("127.0.0.1");
        for (int bad : new int[] {0, -1, 17, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            all.add(refused("new Cluster", bad + " members", () -> new Cluster(bad), "Cluster: the number of members must be 1 to 16, not " + bad));
            all.add(refused("new Cluster", bad + " members, with settings", () -> new Cluster(bad, good), "the number of members must be 1 to 16, not " + bad));
        }
        for (int bad : new int[] {0, -1}) {
            all.add(refused("Cluster.await", bad + " members", () -> new Cluster(1).await(bad, Duration.ofSeconds(1)), "the number of members must be 1 and more, not " + bad));
        }
        for (Duration bad : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            all.add(refused("Cluster.await", bad.toString(), () -> new Cluster(1).await(1, bad), "the limit must be longer than zero, not " + bad));   // time: refused
        }
        all.add(refused("new Cluster.Sent", "back before it was sent", () -> new Cluster.Sent(1, false, "127.0.0.1:5701", 2, 1, Cluster.Fate.ANSWERED), "not 2 to 1"));
        all.add(tooLate("Cluster.map", "work after it was closed", () -> {
            var cluster = new Cluster(1);
            cluster.close();
            cluster.map(List.of(1L), Here.PID);
        }, "this cluster is closed; make a new one"));
        for (int bad : new int[] {-1, 65_536, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            String range = "the port must be 1 to 65535, or 0 for any, not " + bad;
            all.add(refused("ClusterSettings.port", String.valueOf(bad), () -> good.port(bad), range));
            all.add(refused("new ClusterSettings", "the port " + bad, () -> new ClusterSettings("a", "127.0.0.1", bad, List.of(), 1), range));
        }
        for (int bad : new int[] {0, -1, 1_001, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            all.add(refused("ClusterSettings.threads", bad + " threads", () -> good.threads(bad), "the number of threads must be 1 to 1000, not " + bad));
        }
        for (String bad : List.of("", " ", "a b", "a/b", "ä", "a".repeat(65))) {
            all.add(refused("ClusterSettings.named", "the name '" + bad + "'", () -> good.named(bad), "a cluster's name must be 1 to 64 letters", "not '" + bad + "'"));
        }
        for (String bad : List.of("", "there", "there:", ":1", "there:0", "there:65536", "there:-1", "a b:1", "::1:5701", "http://there:1")) {
            all.add(refused("ClusterSettings.join", "the member '" + bad + "'", () -> good.join(bad), "must be host:port, with a port of 1 to 65535, not '" + bad + "'"));
        }
        for (String bad : List.of("192.0.2.99", "2001:db8::1")) {
            all.add(refused("ClusterSettings.on", "the address " + bad, () -> ClusterSettings.on(bad), "no network interface of this machine has the address '" + bad + "'; there are ["));
        }
        for (String bad : List.of("0.0.0.0", "::")) {
            all.add(refused("ClusterSettings.on", "the address " + bad, () -> ClusterSettings.on(bad), "listens on one address, not on all: not '" + bad + "'"));
        }
        for (String bad : List.of("", "localhost", "300.1.1.1", "127.0.0.1:5701")) {
            all.add(refused("ClusterSettings.on", "the address '" + bad + "'", () -> ClusterSettings.on(bad), "an address must be written in digits, for example 127.0.0.1, not '" + bad + "'"));
        }
    }

    private static void python(List<BadInput> all) {
        for (Duration bad : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            all.add(refused("Python.fourWays", bad.toString(), () -> Python.fourWays(List.of(2L), bad), "longer than zero, not " + bad));
            all.add(refused("Python.fourWaysWithoutLock", bad.toString(), () -> Python.fourWaysWithoutLock(List.of(2L), bad), "longer than zero, not " + bad));
        }
        all.add(BadInput.unknown("Python.source", "an unknown way", () -> Python.source("way 9"), "no way is named 'way 9'; there are [sequential way"));
    }
}
