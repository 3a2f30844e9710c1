package parallel.workload;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import parallel.Open;

/**
 * An HTTP server on a free port of the loopback address, which nobody outside this machine can reach. Each request has a virtual thread of its own.
 *
 * <p><b>Failure.</b> {@link UncheckedIOException} if there is no free port. <b>Thread safety.</b> Any number of threads may ask at once.
 */
final class Loopback implements AutoCloseable {

    /** So many connections may wait to be taken; one that finds no room tries again after a second. */
    private static final int BACKLOG = 1_000;

    private final HttpServer server;
    private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();

    /** @param answers what is done at each path */
    Loopback(Map<String, HttpHandler> answers) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        } catch (IOException e) {
            handlers.close();
            throw new UncheckedIOException("cannot start a server on this machine", e);
        }
        answers.forEach(server::createContext);
        server.setExecutor(handlers);
        server.start();
        Open.enter(this);
    }

    /** Its address, with its port. */
    URI address() {
        try {
            return new URI("http", null, server.getAddress().getAddress().getHostAddress(), server.getAddress().getPort(), "/", null, null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the loopback address has no URI", e);
        }
    }

    /** Ends the server at once, and the requests under way with it. Closing again does nothing. */
    @Override
    public void close() {
        Open.leave(this);
        server.stop(0);
        handlers.shutdownNow();
        handlers.close();
    }
}
