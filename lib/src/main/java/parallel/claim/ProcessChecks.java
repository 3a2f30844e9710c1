package parallel.claim;

import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import parallel.Scratch;
import parallel.measure.Bytecode;
import parallel.measure.Machine;
import parallel.measure.Turns;
import parallel.python.Python;
import parallel.strategy.ChildProcesses;
import parallel.strategy.Sequential;
import parallel.strategy.SharedIndex;
import parallel.workload.Blackboard;
import parallel.workload.Crash;
import parallel.workload.Here;
import parallel.workload.Numbers;
import parallel.workload.PrimeCheck;
import parallel.workload.Steps;

/** The experiments of chapter 2 in small. <b>Interrupt.</b> Each ends its threads and processes first. <b>Thread safety.</b> Immutable. */
record ProcessChecks(Budget budget) {

    private static final String SECTION = Section.THREADS_VS_PROCESSES.toString();

    List<Check> all() {
        return List.of(Check.of(SECTION, Duration.ofMillis(600), this::instructions, 19, 20), Check.of(SECTION, Duration.ofMillis(100), this::threads, 21, 22),
                Check.of(SECTION, Duration.ofMillis(50), this::memory, 23, 24), Check.of(SECTION, Duration.ofMillis(500), this::processes, 25, 26, 27),
                Check.of(SECTION, Duration.ofMillis(400), this::crashes, 28));
    }

    private List<Finding> instructions() throws Exception {
        List<String> add = Bytecode.of(Steps.class, "add");
        List<Long> prime = Numbers.primes(10_000_000_000L, 1);
        double check = budget.compare("one prime", prime, PrimeCheck.TASK, new Sequential()).baseline().medianNanos();
        Turns turns = Budget.turns(2 * Machine.here().cores());
        double divisions = Math.sqrt(prime.getFirst()) / 2;           // by odd numbers only
        return List.of(ProcessClaims.smallestUnit(add, turns.medianTurnNanos() / check * divisions), ProcessClaims.addingIsOne(add, Bytecode.of(Steps.class, "count")));
    }

    private List<Finding> threads() throws Exception {
        List<Integer> depths = depths(3, 6);
        return List.of(ProcessClaims.sequence(depths.get(0), depths.get(1)), ProcessClaims.independent(goesOnWhenAnotherFalls(), goesOnWhenAnotherHoldsTheLock()));
    }

    /** Two threads in one method at the same moment, one so many and one so many calls deep: how deep do their stacks say they are? */
    private static List<Integer> depths(int one, int other) throws InterruptedException {
        var hold = new CountDownLatch(1);
        var arrived = new CountDownLatch(2);
        try (var both = new Daemons()) {
            List<Thread> threads = Stream.of(one, other).map(calls -> both.start(() -> down(calls, arrived, hold))).toList();
            arrived.await();
            return threads.stream().map(thread -> (int) Stream.of(thread.getStackTrace()).filter(call -> call.getMethodName().equals("down")).count()).toList();
        }
    }

    private static void down(int calls, CountDownLatch arrived, CountDownLatch hold) throws InterruptedException {
        if (calls > 1) {
            down(calls - 1, arrived, hold);
        } else {
            arrived.countDown();
            hold.await();                                             // until its interrupt
        }
    }

    private static boolean goesOnWhenAnotherFalls() throws InterruptedException {
        var wentOn = new AtomicBoolean();
        try (var both = new Daemons()) {
            Thread falls = both.start(() -> {
                throw new IllegalStateException("this thread has come to a bad end");
            });
            Thread goesOn = both.start(() -> {
                falls.join();
                wentOn.set(PrimeCheck.isPrime(97));
            });
            goesOn.join();
        }
        return wentOn.get();
    }

    private static boolean goesOnWhenAnotherHoldsTheLock() throws InterruptedException {
        var lock = new ReentrantLock();
        var got = new AtomicBoolean();
        lock.lock();
        try (var one = new Daemons()) {
            one.start(() -> got.set(lock.tryLock(50, TimeUnit.MILLISECONDS))).join();
        } finally {
            lock.unlock();
        }
        return got.get();
    }

    private List<Finding> memory() throws Exception {
        Blackboard.wipe();
        new SharedIndex(4).map(Numbers.range(1, 100), Blackboard.WRITE);
        int seen = Blackboard.lines().size();
        var own = new ThreadLocal<String>();
        own.set("a secret");
        var heard = new AtomicBoolean();
        try (var other = new Daemons()) {
            other.start(() -> heard.set(own.get() != null)).join();
        }
        own.remove();
        return List.of(ProcessClaims.sharedMemory(100, seen, heard.get()), ProcessClaims.sharedResources(1_000, linesOfTwoThreads(1_000)));
    }

    private static int linesOfTwoThreads(int count) throws Exception {
        Path file = Scratch.file("shared", ".txt");
        try {
            try (BufferedWriter writer = Files.newBufferedWriter(file)) {
                new SharedIndex(2).map(Numbers.range(1, count), number -> {
                    synchronized (writer) {
                        writer.write(number + "\n");
                    }
                    return number;
                });
            }
            return Files.readAllLines(file).size();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private List<Finding> processes() throws Exception {
        long pid;
        int threads, there;
        Blackboard.wipe();
        try (var child = new ChildProcesses(1)) {
            pid = child.map(List.of(1), Here.PID).getFirst();
            threads = child.map(List.of(1), Here.THREADS).getFirst();
            there = child.map(Numbers.range(1, 100), Blackboard.WRITE).getLast();
        }                                                             // here it is ended
        long ours = ProcessHandle.current().pid();
        return List.of(ProcessClaims.independentProcesses(ours, pid, PrimeCheck.isPrime(97)), ProcessClaims.multipleThreads(threads, threadsOfPython()),
                ProcessClaims.ownMemory(there, Blackboard.lines().size()));
    }

    private static OptionalInt threadsOfPython() throws InterruptedException {
        return Python.claims("threads").map(lines -> OptionalInt.of((int) Double.parseDouble(lines.getLast().split("\t")[1]))).orElse(OptionalInt.empty());
    }

    private List<Finding> crashes() throws Exception {
        List<Crash.Ending> ends = new ArrayList<>();
        for (String kind : Crash.KINDS.subList(1, Crash.KINDS.size())) ends.add(Crash.of(kind));      // the first is a thread's end, not a process's
        return List.of(ProcessClaims.isolated(ends, PrimeCheck.isPrime(97)));
    }
}
