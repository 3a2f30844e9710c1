package parallel.browser;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What JupyterLab's server says; the page only shows a part of it.
 *
 * @param root its address without a page, with a slash at the end
 */
record LabServer(HttpClient client, URI root, String token) {

    /** @param address as JupyterLab prints it */
    static LabServer at(URI address) {
        return new LabServer(HttpClient.newHttpClient(), address.resolve("/"), address.getQuery().replaceFirst("(.*&)?token=", ""));
    }

    /** What the kernel of a notebook does, if it has one: idle, busy, starting. */
    Optional<String> kernel(String notebook) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(root.resolve("api/sessions"))
                .header("Authorization", "token " + token).build();
        HttpResponse<String> sessions = client.send(request, HttpResponse.BodyHandlers.ofString());
        return StreamSupport.stream(new JsonMapper().readTree(sessions.body()).spliterator(), false)
                .filter(session -> session.path("path").asText().equals(notebook)).findFirst()
                .map(session -> session.path("kernel").path("execution_state").asText());
    }
}
