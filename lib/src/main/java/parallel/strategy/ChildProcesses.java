package parallel.strategy;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import parallel.Library;
import parallel.Open;
import parallel.Task;

/**
 * Several processes: worker JVMs of this library, each with one thread that works, kept until {@link #close()}.
 *
 * <p>{@link ThreadPool}'s threads share one memory; these processes share nothing. A task and its inputs travel to them as copies, by
 * serialization, and the answers back. So a task that counts up a field counts in another process's memory, and a crash ends one worker
 * and not this JVM. Python's counterpart is {@code multiprocessing.Pool}.
 * <pre>{@code
 * try (var processes = new ChildProcesses(2)) {
 *     processes.map(List.of(2L, 9L, 97L), PrimeCheck.TASK);      // [true, false, true]
 * }
 * }</pre>
 * <p><b>Limits.</b> Task, inputs and answers must be serializable, and of classes of the JDK or this library; a lambda or class of a
 * notebook's cell exists in its own JVM only and is refused. Each input is a message, some 0.1 ms: tasks should be longer.
 * <b>Failure.</b> As {@link Strategy} promises, with a copy of what was thrown. If a process ends while it is at work, the cause is a
 * {@link ChildEndedException}; the next call starts another one in its place.
 * <b>Interrupt.</b> As promised. A task that ignores it is not abandoned: its process is ended, which no thread can be.
 * <b>Memory effects.</b> None but the copies: what a task changes, the caller does not see.
 * <b>Thread safety.</b> Safe; calls from several threads share the processes.
 * <b>Source.</b> The article, "Multiprocessing / Parallel Processing" and "Threads vs processes"; chapters 1 and 2.
 */
public final class ChildProcesses implements Strategy {

    /** The most processes: each takes some 40 MB and a tenth of a second of a core to start. */
    public static final int MOST_PROCESSES = 64;

    private final int processes;
    private final Optional<OneCore> oneCore;
    /** The command that starts one, as far as its class path. */
    private final List<String> java = new ArrayList<>();
    private final String classPath;
    private final Set<Path> shared;
    private final BlockingQueue<Seat> free;
    private final List<Seat> seats = new ArrayList<>();
    /** Two that took seats by turns would wait for each other's. */
    private final Lock starting = new ReentrantLock();
    private final OpenCalls calls;

    /**
     * No process starts yet; {@link #start()} or the first call does that.
     *
     * @param processes how many, 1 to {@value #MOST_PROCESSES}
     * @throws IllegalArgumentException if the number is out of range
     */
    public ChildProcesses(int processes) {
        this(processes, Optional.empty(), List.of());
    }

    /** With more places where classes are, for the tests' own tasks, and more options of the JVM. */
    ChildProcesses(int processes, List<Path> more, String... options) {
        this(processes, Optional.empty(), more, options);
    }

    private ChildProcesses(int processes, Optional<OneCore> oneCore, List<Path> more, String... options) {
        this.processes = checked(processes);
        this.oneCore = oneCore;
        calls = new OpenCalls("these child processes are closed; make new ones with new ChildProcesses(" + processes + ")");
        List<Path> places = new ArrayList<>(List.of(Library.place()));
        places.addAll(more);
        classPath = String.join(File.pathSeparator, places.stream().map(Path::toString).toList());
        shared = Set.copyOf(places);
        java.addAll(oneCore.map(OneCore::prefix).orElse(List.of()));
        java.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC"));                      // fewer threads of its own beside the one that works
        java.addAll(List.of(options));
        free = new ArrayBlockingQueue<>(processes);
        for (int i = 1; i <= processes; i++) seats.add(new Seat(name() + " #" + i));
        free.addAll(seats);
    }

    /**
     * Processes that share one core of the machine, the same one for all, however many it has: what the article's computer does.
     *
     * @param processes how many, 1 to {@value #MOST_PROCESSES}
     * @return empty where the system has no command for that (tried: Linux's {@code taskset})
     * @throws IllegalArgumentException if the number is out of range
     * @throws InterruptedException     if the calling thread is interrupted
     */
    public static Optional<ChildProcesses> onOneCore(int processes) throws InterruptedException {
        checked(processes);
        Optional<OneCore> here = OneCore.here();
        return here.map(core -> new ChildProcesses(processes, here, List.of()));
    }

    private static int checked(int processes) {
        if (processes < 1 || processes > MOST_PROCESSES) {
            throw new IllegalArgumentException("ChildProcesses: the number of processes must be 1 to " + MOST_PROCESSES + ", not " + processes);
        }
        return processes;
    }

    /** The place of one process, which may have to be filled again. Used by one thread at a time. */
    private final class Seat {
        private final String name;
        private volatile Child child;

        Seat(String name) {
            this.name = name;
        }

        boolean isFilled() {
            return child != null && child.isAlive();
        }

        /** Starts a process if there is none; it need not be ready yet. */
        Child begin() {
            try {
                synchronized (ChildProcesses.this) {
                    calls.refuseWhenClosed();
                    Open.enter(ChildProcesses.this);
                    return child = new Child(name, java, classPath);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot start a child process", e);
            }
        }

        byte[] ask(byte[] task, byte[] input) throws Exception {
            Child here = isFilled() ? child : begin();
            here.awaitReady();
            return here.ask(task, input);
        }

        void close() {
            if (child != null) child.close();
        }
    }

    @Override
    public String name() {
        return "child processes (" + processes + ")" + (oneCore.isPresent() ? " on one core" : "");
    }

    /** The system's numbers of the processes that live now. */
    public List<Long> pids() {
        return seats.stream().filter(Seat::isFilled).map(seat -> seat.child.pid()).toList();
    }

    /** Starts all processes, at the same time, and waits until they can work. */
    @Override
    public boolean start() throws InterruptedException {
        calls.refuseWhenClosed();
        starting.lockInterruptibly();
        List<Seat> taken = new ArrayList<>();
        try {
            if (seats.stream().allMatch(Seat::isFilled)) return false;
            while (taken.size() < processes) taken.add(free.take());
            List<Seat> empty = taken.stream().filter(seat -> !seat.isFilled()).toList();
            List<Child> begun = new ArrayList<>();
            for (Seat seat : empty) begun.add(seat.begin());
            for (Child child : begun) child.awaitReady();
            return !empty.isEmpty();
        } catch (ChildEndedException e) {
            calls.refuseWhenClosed();                        // that is why it ended
            throw e;
        } finally {
            free.addAll(taken);
            starting.unlock();
        }
    }

    @Override
    public <T, R> List<R> map(List<T> inputs, Task<? super T, ? extends R> task) throws InterruptedException {
        byte[] packed = task == null ? null : Parcel.pack(task, "child processes: the task", shared);
        try (var call = new Call<T, R>(this, inputs, task == null ? null : input -> ask(packed, input))) {
            calls.enter(call);
            try {
                return call.workedOffBy(processes);           // a thread for each process: it asks, waits, and asks again
            } finally {
                calls.leave(call);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private <R> R ask(byte[] task, Object input) throws Exception {
        byte[] packed = Parcel.pack(input, "child processes: an input", shared);
        Seat seat = free.take();
        try {
            return (R) Parcel.unpack(seat.ask(task, packed));
        } finally {
            free.add(seat);
        }
    }

    /** Ends the processes, and with them the calls under way by an {@link IllegalStateException}. Closing again does nothing. */
    @Override
    public void close() {
        synchronized (this) {                                // no process starts after this
            calls.close("the child processes were closed");
        }
        for (Seat seat : seats) seat.close();
        Open.leave(this);
    }
}
