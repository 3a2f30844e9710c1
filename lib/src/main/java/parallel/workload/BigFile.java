package parallel.workload;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import parallel.Interrupts;

/**
 * A big file to download: a real HTTP server on this machine that sends it piece by piece and takes its time, as a slow line would.
 *
 * <p>{@link SlowServer} gives short answers late; here the answer itself takes long, so that there is progress to see, something to break off
 * and something to cancel.
 * <pre>{@code
 * try (var file = new BigFile(20, Duration.ofMillis(10))) {
 *     byte[] data = file.download(received);        // received grows meanwhile
 *     file.isWhole(data)                            // true
 * }
 * }</pre>
 * <p><b>Failure.</b> {@link UncheckedIOException} if there is no free port; a download that breaks off throws {@link IOException}.
 * <b>Interrupt.</b> Ends a download, with {@link InterruptedException}; the connection is closed, and the server notices.
 * <b>Thread safety.</b> Any number of threads may download at once. <b>Source.</b> The article, "Futures" ("a big file from the internet");
 * chapter 7.
 */
public final class BigFile implements AutoCloseable {

    /** How many bytes are in a piece. */
    public static final int PIECE = 10_000;
    private static final int MOST_PIECES = 1_000;
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final byte[] content;
    private final Duration pause;
    private final Loopback server;
    /** How many pieces the server has handed to the system, in all downloads. */
    final AtomicInteger sent = new AtomicInteger();
    private int sending;
    private int dropped;

    /**
     * Starts its server on a free port of the loopback address.
     *
     * @param pieces how many pieces of {@value #PIECE} bytes, 1 to 1,000
     * @param pause  the time before each piece, 0 to 1 s
     * @throws IllegalArgumentException if one of them is out of range
     */
    public BigFile(int pieces, Duration pause) {
        if (pieces < 1 || pieces > MOST_PIECES) throw new IllegalArgumentException("pieces: 1 to " + MOST_PIECES + ", not " + pieces);
        Objects.requireNonNull(pause, "the pause is null: give 0 to 1 s");
        if (pause.isNegative() || pause.compareTo(LONGEST) > 0) throw new IllegalArgumentException("a pause of 0 to 1 s, not " + pause);
        this.pause = pause;
        content = new byte[pieces * PIECE];
        new Random(1).nextBytes(content);
        server = new Loopback(Map.of("/whole", exchange -> send(exchange, pieces), "/broken", exchange -> send(exchange, pieces / 2)));
    }

    /** Promises the whole file and sends so many pieces. Closing the exchange too early breaks the connection off. */
    private void send(HttpExchange exchange, int pieces) throws IOException {
        count(1, 0);
        try (exchange) {
            exchange.sendResponseHeaders(200, content.length);
            OutputStream out = exchange.getResponseBody();
            for (int piece = 0; piece < pieces; piece++) {
                Thread.sleep(pause);
                out.write(content, piece * PIECE, PIECE);
                out.flush();
                sent.incrementAndGet();
            }
        } catch (IOException gone) {                        // nobody reads any more
            count(0, 1);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } finally {
            count(-1, 0);
        }
    }

    private synchronized void count(int sending, int dropped) {
        this.sending += sending;
        this.dropped += dropped;
        notifyAll();
    }

    /**
     * Downloads the file and waits for it.
     *
     * @param received the number of bytes received so far, which others may read meanwhile; set to 0 first
     * @return the bytes
     */
    public byte[] download(AtomicLong received) throws IOException, InterruptedException {
        return download("/whole", counting(received));
    }

    /** The same where the line breaks off half way: throws {@link IOException}. */
    public byte[] downloadBrokenOff(AtomicLong received) throws IOException, InterruptedException {
        return download("/broken", counting(received));
    }

    private static IntConsumer counting(AtomicLong received) {
        Objects.requireNonNull(received, "the counter is null: give a new AtomicLong(), in which the bytes are counted").set(0);
        return received::addAndGet;
    }

    /** The same, where each number of bytes received is handed on, and reading goes on when that returns. */
    byte[] download(String path, IntConsumer received) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.address().resolve(path)).build();
        var data = new ByteArrayOutputStream(content.length);
        // A client of its own: a shared one closes a dropped connection only when its selector next wakes up, up to 3 s later.
        try (HttpClient client = HttpClient.newHttpClient();
                InputStream in = client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
            byte[] buffer = new byte[PIECE];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                data.write(buffer, 0, n);
                received.accept(n);
            }
        } catch (IOException e) {
            Interrupts.rethrow(e, "while downloading");
            throw e;
        }
        return data.toByteArray();
    }

    /** How many bytes the file has. */
    public int length() {
        return content.length;
    }

    /** Whether this is the file, byte for byte. */
    public boolean isWhole(byte[] data) {
        return Arrays.equals(content, data);
    }

    /** How many downloads the server is sending at this moment. */
    public synchronized int sending() {
        return sending;
    }

    /** How many downloads the other side has dropped before their end, as the server found when it wanted to go on. */
    public synchronized int dropped() {
        return dropped;
    }

    /**
     * Waits until the server sends nothing any more.
     *
     * @param limit how long at most
     * @return whether that came within the limit
     * @throws InterruptedException if the calling thread is interrupted
     */
    public synchronized boolean awaitQuiet(Duration limit) throws InterruptedException {
        Objects.requireNonNull(limit, "the limit is null: say how long to wait");
        long deadline = System.nanoTime() + limit.toNanos();
        while (sending > 0) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) return false;
            wait(left);
        }
        return true;
    }

    /** Ends the server at once, and the downloads under way with it. Closing again does nothing. */
    @Override
    public void close() {
        server.close();
    }
}
