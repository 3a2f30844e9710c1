package parallel.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/** The addresses that pages asked for, refused ones and web sockets included. */
record Requests(List<String> addresses) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> INSIDE = List.of("data:", "blob:", "about:");

    static Requests since(ChromeDriver driver) {
        List<String> addresses = new ArrayList<>();
        driver.manage().logs().get(LogType.PERFORMANCE).forEach(entry -> {
            JsonNode message = parse(entry.getMessage()).path("message"), params = message.path("params");
            switch (message.path("method").asText()) {
                case "Network.requestWillBeSent" -> addresses.add(params.path("request").path("url").asText());
                case "Network.webSocketCreated" -> addresses.add(params.path("url").asText());
                default -> { }
            }
        });
        return new Requests(List.copyOf(addresses));
    }

    /** Those that left the folder with this address, each once. */
    List<String> outside(URI folder) {
        return outside(address -> address.startsWith(folder.toString()));
    }

    /** Those that no rule allows, each once; what a page carries in itself is no request. */
    List<String> outside(Predicate<String> allowed) {
        return addresses.stream().filter(address -> INSIDE.stream().noneMatch(address::startsWith) && !allowed.test(address)).distinct().toList();
    }

    private static JsonNode parse(String message) {
        try {
            return JSON.readTree(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the driver logged " + message, e);
        }
    }
}
