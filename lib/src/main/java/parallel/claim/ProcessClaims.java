package parallel.claim;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import parallel.Given;
import parallel.workload.Crash;

/**
 * The sentences of the article's section "Threads vs processes", each judged by what was tried.
 *
 * <p>The methods judge and do not try: chapter 2 hands them what its own cells brought to light, and the tests hand them what turns every
 * verdict round.
 * <p><b>Thread safety.</b> Keeps nothing. <b>Source.</b> The article, "Threads vs processes".
 */
public final class ProcessClaims {

    private static final String ADD = "iadd";

    private ProcessClaims() { }

    /**
     * 19. Smallest as a step, and as what the system hands a core to?
     *
     * @param addition    the instructions of a method that adds two numbers
     * @param stepsInATurn how many steps of a program a thread made in one turn on a core
     */
    public static Finding smallestUnit(List<String> addition, double stepsInATurn) {
        Given.measured(addition, stepsInATurn);
        return Finding.of(19, "The smallest unit of execution in a process is an instruction", addition.contains(ADD), stepsInATurn < 2,
                String.format(Locale.ROOT, "a sum is %s; a core goes to a thread for %,.0f divisions in one turn",
                        addition.contains(ADD) ? "one step, " + ADD : "no single step", stepsInATurn));
    }

    /** 20. Is it one instruction, for two numbers at hand and for a number that is kept in memory? */
    public static Finding addingIsOne(List<String> addition, List<String> counting) {
        Given.measured(addition, counting);
        return Finding.of(20, "Adding two numbers is an instruction", addition.stream().filter(ADD::equals).count() == 1, counting.size() <= 2,
                "a + b: " + String.join(" ", addition) + "; counter++: " + String.join(" ", counting));
    }

    /** 21. Is a thread the sequence, if two of them are at different places of one? Each depth is how many calls of one method a thread is in. */
    public static Finding sequence(int depthOfOne, int depthOfOther) {
        Given.measured(depthOfOne, depthOfOther);
        return Finding.of(21, "A thread is a sequence of instructions", depthOfOne > 0 && depthOfOther > 0, depthOfOne == depthOfOther,
                "two threads in the same method at the same moment, one " + depthOfOne + " and one " + depthOfOther + " calls deep");
    }

    /** 22. Did one go on when another fell, and when another held what it needed? */
    public static Finding independent(boolean whenAnotherFell, boolean whenAnotherHeldTheLock) {
        return Finding.of(22, "Threads run independently of other threads of the process", whenAnotherFell, whenAnotherHeldTheLock,
                "when another fell, it " + (whenAnotherFell ? "went on" : "fell too") + "; when another held its lock, it "
                        + (whenAnotherHeldTheLock ? "went on" : "had to wait"));
    }

    /** 23. Do all threads see what any has written, and what one keeps for itself? */
    public static Finding sharedMemory(int written, int seen, boolean localSeen) {
        Given.measured(written, seen);
        return Finding.of(23, "Threads of the same process share the same memory space", seen == written, localSeen,
                "of " + written + " numbers that threads wrote, " + seen + " were seen by another; a thread's own variable was "
                        + (localSeen ? "seen" : "not seen") + " by another");
    }

    /** 24. Did the lines of all threads come into the one file? */
    public static Finding sharedResources(int written, int found) {
        Given.measured(written, found);
        return Finding.of(24, "That allows them to share data and resources", written == found,
                written + " lines written by two threads into one open file, " + found + " in it");
    }

    /** 25. Another number in the system, and life after the other's end? */
    public static Finding independentProcesses(long pid, long childPid, boolean wentOn) {
        Given.measured(pid, childPid);
        return Finding.of(25, "Processes are independent units of execution", pid != childPid && wentOn,
                "this process is " + pid + ", its child was " + childPid + "; the child was ended, and this one " + (wentOn ? "went on" : "did not go on"));
    }

    /** 26. More than one thread in the smallest program, in Java and in Python? */
    public static Finding multipleThreads(int jvm, OptionalInt python) {
        Given.measured(jvm, python);
        return Finding.of(26, "Processes consist of multiple threads", jvm > 1, python.orElse(jvm) > 1,
                "threads in a small program: Java " + jvm + (python.isPresent() ? ", Python " + python.getAsInt() : ""));
    }

    /** 27. What the child wrote, did it stand there and not here? */
    public static Finding ownMemory(int seenThere, int seenHere) {
        Given.measured(seenThere, seenHere);
        return Finding.of(27, "Processes have their own memory space", seenThere > 0 && seenHere == 0,
                "numbers that a child process wrote: " + seenThere + " on its blackboard, " + seenHere + " on ours");
    }

    /**
     * 28. Did processes come to a bad end, and nothing happen to this one?
     *
     * @param ends      how they ended, one or more
     * @param wentRight whether this process gave a right answer afterwards
     */
    public static Finding isolated(List<Crash.Ending> ends, boolean wentRight) {
        Given.measured(ends);
        if (ends.isEmpty()) throw new IllegalArgumentException("no process has ended: nothing to judge");
        return Finding.of(28, "A crash in one process does not affect other processes", ends.stream().allMatch(end -> end.exitCode() != 0) && wentRight,
                ends.stream().map(end -> end.kind() + ": exit code " + end.exitCode()).collect(Collectors.joining("; "))
                        + "; this process then answered " + (wentRight ? "rightly" : "wrongly"));
    }
}
