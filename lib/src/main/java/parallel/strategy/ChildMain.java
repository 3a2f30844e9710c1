package parallel.strategy;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import parallel.Task;

/**
 * The program of a worker JVM of {@link ChildProcesses}: does one task on one input after the other, as its parent says.
 *
 * <p>Requests come on the standard input, answers go to the standard output; whatever a task itself prints goes to the standard error, so
 * that it cannot be taken for an answer. A second thread reads the requests, so that a cancellation reaches a task that is at work, and the
 * end of the input, which is the parent's end even by {@code kill -9}, ends this JVM at once.
 */
final class ChildMain {

    /** The kinds of request: a task to be used from now on, an input for it, and the wish that it stop. */
    static final byte TASK = 'T', INPUT = 'I', CANCEL = 'C';
    /** The kinds of reply: ready, an answer, a failure. */
    static final byte READY = '!', ANSWER = 'A', FAILURE = 'F';

    private final DataOutputStream out;
    private final BlockingQueue<byte[]> inputs = new LinkedBlockingQueue<>();
    private final Thread worker = Thread.currentThread();
    private volatile byte[] newTask;
    /** From the moment when an input is here until its task has ended. */
    private boolean busy;
    private boolean working;
    private boolean cancelled;

    private ChildMain(DataOutputStream out) {
        this.out = out;
    }

    /** The child's program. */
    public static void main(String[] none) throws IOException, InterruptedException {
        var child = new ChildMain(new DataOutputStream(new BufferedOutputStream(System.out)));
        System.setOut(System.err);
        Thread.ofPlatform().daemon().name("requests").start(child::read);
        new Message(READY, new byte[0]).write(child.out);
        child.work();
    }

    private void read() {
        try (var in = new DataInputStream(new BufferedInputStream(System.in))) {
            while (true) {
                Message request = Message.read(in);
                switch (request.kind()) {
                    case TASK -> newTask = request.bytes();
                    case INPUT -> accept(request.bytes());
                    case CANCEL -> cancel();
                    default -> throw new IOException("request " + request.kind());
                }
            }
        } catch (EOFException theParentHasEnded) {
            Runtime.getRuntime().halt(0);                // no hook may keep it: nobody is waiting
        } catch (IOException e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private synchronized void accept(byte[] input) {
        busy = true;
        inputs.add(input);
    }

    private synchronized void cancel() {
        cancelled = busy;
        if (working) worker.interrupt();
    }

    private void work() throws IOException, InterruptedException {
        Task<Object, Object> task = null;
        while (true) {
            byte[] input = inputs.take();
            begin();
            byte kind = ANSWER;
            byte[] bytes;
            try {
                if (newTask != null) task = task(newTask);
                newTask = null;
                bytes = Parcel.pack(task.apply(Parcel.unpack(input)), "child processes: the answer", null);
            } catch (Throwable thrown) {
                kind = FAILURE;
                bytes = Parcel.packFailure(thrown, "child processes");
            }
            end();
            new Message(kind, bytes).write(out);
        }
    }

    /** A cancellation may have been quicker than the worker. */
    private synchronized void begin() {
        working = true;
        if (cancelled) worker.interrupt();
    }

    /** A cancellation that comes after this has nobody to stop, and one that came before must not stop the next. */
    private synchronized void end() {
        busy = working = cancelled = false;
        Thread.interrupted();
    }

    @SuppressWarnings("unchecked")
    private static Task<Object, Object> task(byte[] bytes) throws IOException, ClassNotFoundException {
        return (Task<Object, Object>) Parcel.unpack(bytes);
    }
}
