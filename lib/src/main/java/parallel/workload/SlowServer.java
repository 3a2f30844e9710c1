package parallel.workload;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;

/**
 * A real HTTP server on this machine that takes its time for each answer, as one far away would.
 *
 * <p>It answers each request with its own path, after a delay; so many requests at once, the others wait for their turn.
 * <pre>{@code
 * try (var server = new SlowServer(Duration.ofMillis(50), 100)) {
 *     new ThreadPool(8).map(numbers, server::get);
 * }
 * }</pre>
 * <p><b>Failure.</b> {@link UncheckedIOException} if there is no free port. A request that fails throws {@link IOException}.
 * <b>Interrupt.</b> Ends a request that waits, with {@link InterruptedException}. <b>Thread safety.</b> Any number of threads may ask at once.
 * <b>Source.</b> The article, "When to use threads" ("network communication"); chapter 3.
 */
public final class SlowServer implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST_AT_ONCE = 10_000;

    private final Duration delay;
    private final Semaphore turns;
    private final Loopback server;
    private final HttpClient client = HttpClient.newHttpClient();

    /**
     * Starts it on a free port of the loopback address, which nobody outside this machine can reach.
     *
     * @param delay  how long it takes for an answer, 0 to 10 s
     * @param atOnce how many requests it serves at the same time, 1 to 10,000
     * @throws IllegalArgumentException if one of them is out of range
     */
    public SlowServer(Duration delay, int atOnce) {
        Objects.requireNonNull(delay, "the delay is null: give 0 to 10 s");
        if (delay.isNegative() || delay.compareTo(LONGEST) > 0) throw new IllegalArgumentException("a delay of 0 to 10 s, not " + delay);
        if (atOnce < 1 || atOnce > MOST_AT_ONCE) throw new IllegalArgumentException("requests at once: 1 to " + MOST_AT_ONCE + ", not " + atOnce);
        this.delay = delay;
        turns = new Semaphore(atOnce, true);
        server = new Loopback(Map.of("/", this::answer));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            turns.acquire();
            try {
                Thread.sleep(delay);
            } finally {
                turns.release();
            }
            byte[] body = exchange.getRequestURI().getPath().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks for a number and waits for the answer, which is that number. */
    public long get(long number) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address().resolve("/" + number)).build();
        return Long.parseLong(client.send(request, HttpResponse.BodyHandlers.ofString()).body().substring(1));
    }

    /** Its address, with its port. */
    public URI address() {
        return server.address();
    }

    /** Ends the server at once, and the requests that wait with it. Closing again does nothing. */
    @Override
    public void close() {
        client.shutdownNow();
        server.close();
        client.close();
    }
}
