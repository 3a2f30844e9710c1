package parallel.strategy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import parallel.Task;

/**
 * Tasks in any JVM of this machine that say by a connection where they are, and can be told by it to go on.
 * Their input is {@link #port()}.
 */
final class Tasks implements AutoCloseable {

    /** Works until it is told to go on. */
    static final Task<Integer, Long> UNTIL_TOLD = port -> {
        try (Socket line = sayHello(port)) {
            line.getInputStream().read();
            return ProcessHandle.current().pid();
        }
    };

    /** Ends by an interrupt, and says so last. */
    static final Task<Integer, Long> POLITE = port -> {
        try (Socket line = sayHello(port)) {
            try {
                new CountDownLatch(1).await();
            } finally {
                line.getOutputStream().write(7);
            }
            return 0L;
        }
    };

    /** Ends by an interrupt, when it is told to go on. */
    static final Task<Integer, Long> SLOW = port -> {
        try (Socket line = sayHello(port)) {
            try {
                new CountDownLatch(1).await();
            } finally {
                line.getInputStream().read();
            }
            return 0L;
        }
    };

    /** Ignores its interrupt. */
    static final Task<Integer, Long> DEAF = port -> {
        try (Socket line = sayHello(port)) {
            while (line.getInputStream().available() == 0) Thread.onSpinWait();
            return 0L;
        }
    };

    private static Socket sayHello(int port) throws IOException {
        Socket line = new Socket(InetAddress.getLoopbackAddress(), port);
        new DataOutputStream(line.getOutputStream()).writeLong(ProcessHandle.current().pid());
        return line;
    }

    /** A channel's: a test that waits for a task in vain is interrupted. */
    private final ServerSocketChannel server = ServerSocketChannel.open();
    private final List<Socket> lines = new ArrayList<>();

    /** A task that is at work. */
    record AtWork(Socket line, long pid) {
        void goOn() throws IOException {
            line.getOutputStream().write(1);
        }

        /** What it says last; below 0 if its JVM ends without a word. */
        int lastWord() {
            try {
                return line.getInputStream().read();
            } catch (IOException reset) {
                return -1;
            }
        }
    }

    Tasks() throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    int port() {
        return server.socket().getLocalPort();
    }

    /** The next that says that it is at work. */
    AtWork next() throws IOException {
        Socket line = server.accept().socket();
        lines.add(line);
        return new AtWork(line, new DataInputStream(line.getInputStream()).readLong());
    }

    /** Ends those that go on until they are told. */
    @Override
    public void close() throws IOException {
        for (Socket line : lines) {
            try (line) {
                line.getOutputStream().write(1);
            } catch (IOException ended) {
                // and nobody is to be told
            }
        }
        server.close();
    }
}
