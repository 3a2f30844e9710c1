package parallel.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What JupyterLab's server says; the page only shows a part of it.
 *
 * @param root its address without a page, with a slash at the end
 */
record LabServer(HttpClient client, URI root, String token) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** @param address as JupyterLab prints it */
    static LabServer at(URI address) {
        return new LabServer(HttpClient.newHttpClient(), address.resolve("/"), address.getQuery().replaceFirst("(.*&)?token=", ""));
    }

    /** The notebook as it was saved last, once; a reader may come while it is being written. */
    Notebook saved(String notebook) throws InterruptedException {
        return Until.present(PATIENCE, notebook + " can be read", () -> call("GET", "api/contents/" + encoded(notebook) + "?content=1")
                .map(answer -> new Notebook(answer.path("content"))));
    }

    /** What the kernel of a notebook does, if it has one: idle, busy, starting. */
    Optional<String> kernel(String notebook) {
        return sessions().filter(session -> session.path("path").asText().equals(notebook)).findFirst()
                .map(session -> session.path("kernel").path("execution_state").asText());
    }

    private Stream<JsonNode> sessions() {
        return StreamSupport.stream(call("GET", "api/sessions").orElseThrow().spliterator(), false);
    }

    private Optional<JsonNode> call(String method, String path) {
        HttpRequest request = HttpRequest.newBuilder(root.resolve(path)).method(method, HttpRequest.BodyPublishers.noBody())
                .header("Authorization", "token " + token).timeout(PATIENCE).build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(new JsonMapper().readTree(answer.body())) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while JupyterLab answered", e);
        }
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
