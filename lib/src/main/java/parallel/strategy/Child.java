package parallel.strategy;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One worker JVM of {@link ChildProcesses} as its parent sees it; {@link ChildMain} is its program.
 *
 * <p>Two daemon threads drain its outputs: a read from a pipe cannot be interrupted, a wait for a queue can.
 * <p><b>Thread safety.</b> One thread at a time asks; {@link #close} may come from another.
 */
final class Child implements AutoCloseable {

    /** The kind of the reply that the reader makes up when there will be no other. */
    private static final byte ENDED = 0;

    private final Process process;
    private final DataOutputStream out;
    private final BlockingQueue<Message> replies = new LinkedBlockingQueue<>();
    private final LastWords lastWords = new LastWords();
    private final Thread answers;
    private final Thread errors;
    private boolean ready;
    private byte[] task;

    /**
     * Starts the JVM; {@link #awaitReady} says when it can work.
     *
     * @param java the command, with its options
     */
    Child(String name, List<String> java, String classPath) throws IOException {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of("-cp", classPath, ChildMain.class.getName()));
        process = new ProcessBuilder(command).start();
        out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        answers = Thread.ofPlatform().daemon().name(name + " answers").unstarted(this::readReplies);
        errors = Thread.ofPlatform().daemon().name(name + " errors").unstarted(this::readErrors);
        try {
            answers.start();
            errors.start();
        } catch (Error noThreadAnyMore) {
            process.destroyForcibly();
            throw noThreadAnyMore;
        }
    }

    private void readReplies() {
        try (var in = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
            while (true) replies.add(Message.read(in));
        } catch (IOException itHasEnded) {
            replies.add(new Message(ENDED, new byte[0]));
        }
    }

    private void readErrors() {
        try (var in = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line; (line = in.readLine()) != null; ) lastWords.add(line);
        } catch (IOException itHasEnded) {
            // what it said so far is what we have
        }
    }

    /** Waits until the JVM is up, if it is not yet known to be. @throws ChildEndedException if it ends instead */
    void awaitReady() throws InterruptedException {
        if (!ready && replies.take().kind() == ENDED) throw ended();
        ready = true;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /**
     * Has one input done.
     *
     * @return the answer, packed
     * @throws InterruptedException if the calling thread is interrupted; the task has ended by then, or its process has
     * @throws ChildEndedException  if the process ends before it answers
     * @throws Exception            what the task threw, a copy
     */
    byte[] ask(byte[] task, byte[] input) throws Exception {
        try {
            if (task != this.task) new Message(ChildMain.TASK, task).write(out);
            this.task = task;
            new Message(ChildMain.INPUT, input).write(out);
        } catch (IOException theReaderIsGone) {
            throw ended();
        }
        Message reply;
        try {
            reply = replies.take();
        } catch (InterruptedException e) {
            cancel();
            throw e;
        }
        return switch (reply.kind()) {
            case ChildMain.ANSWER -> reply.bytes();
            case ENDED -> throw ended();
            default -> throw Parcel.unpackFailure(reply.bytes());
        };
    }

    /** Interrupts the task that is at work and waits for its end. Other than a thread, a process can be ended if it will not listen. */
    private void cancel() {
        try {
            new Message(ChildMain.CANCEL, new byte[0]).write(out);
            if (replies.poll(Patience.now().withAProcess().toNanos(), TimeUnit.NANOSECONDS) == null) kill();
        } catch (IOException | InterruptedException e) {
            kill();                                      // gone already, or nobody has patience left
        }
    }

    private void kill() {
        process.destroyForcibly();
        process.onExit().join();                         // a killed process is gone in a moment
    }

    private ChildEndedException ended() {
        boolean interrupted = Thread.interrupted();
        try {
            if (!process.waitFor(Patience.now().withAThread())) kill();          // it closed its output and lives: of no more use
            errors.join(Patience.now().withAThread());
        } catch (InterruptedException e) {
            interrupted = true;
            kill();                                                // its exit code is wanted now
        }
        if (interrupted) Thread.currentThread().interrupt();
        return new ChildEndedException(pid(), process.exitValue(), lastWords.toString());
    }

    /** Closes its input, which ends it; by force if that does not. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(Patience.now().withAThread())) kill();
            answers.join(Patience.now().withAThread());
            errors.join(Patience.now().withAThread());
        } catch (IOException e) {
            kill();
        } catch (InterruptedException e) {
            interrupted = true;
            kill();
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
