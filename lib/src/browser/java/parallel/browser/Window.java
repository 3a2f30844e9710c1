package parallel.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A Chromium without a window on the screen, with an empty profile, that can reach nothing but this machine. Not thread-safe. */
final class Window implements AutoCloseable {

    /** How long anything may take that takes a moment; it is only waited for by what fails. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** In milliseconds since the page was asked for. */
    static final String FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime";

    // Selenium knows the events of some versions of Chromium by name and misses those of others; nothing here uses them
    private static final Logger SILENT = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    private final ChromeDriver driver;

    private Window(ChromeDriver driver) {
        this.driver = driver;
    }

    static Window open(Chromium.Found chromium) {
        SILENT.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.browser().toFile());
        options.addArguments("--headless=new", "--disable-gpu", "--disable-quic", "--no-first-run", "--force-color-profile=srgb",
                // what a page asks of the rest of the world is not found, and reported by the log of requests
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost");
        // Chromium refuses to run as root with its sandbox; all it opens is ours
        if (System.getProperty("user.name").equals("root")) options.addArguments("--no-sandbox");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder().usingDriverExecutable(chromium.driver().toFile()).usingAnyFreePort().build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().pageLoadTimeout(PATIENCE).scriptTimeout(PATIENCE);
        driver.executeCdpCommand("Browser.grantPermissions", Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
        return new Window(driver);
    }

    ChromeDriver driver() {
        return driver;
    }

    /** From now on; it holds for the pages that are opened later too. */
    Window as(View view) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features",
                List.of(Map.of("name", "prefers-color-scheme", "value", view.scheme().css()))));
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", view.width(), "height", 900, "deviceScaleFactor", 1, "mobile", false));
        return this;
    }

    /** Opens a page and forgets what was logged before. */
    Window open(URI address) {
        driver.get("about:blank");
        Requests.since(driver);
        consoleErrors();
        driver.get(address.toString());
        return this;
    }

    /** What was asked for since the page was opened or this was asked before. */
    Requests requests() {
        return Requests.since(driver);
    }

    /** What the console calls an error, since the page was opened or this was asked before. */
    List<String> consoleErrors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream().filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(entry -> entry.getMessage()).toList();
    }

    /** Runs the body of a function; its arguments are {@code arguments[0]} and so on. */
    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    boolean holds(String expression, Object... arguments) {
        return Boolean.TRUE.equals(run("return !!(" + expression + ")", arguments));
    }

    /** The value of a JavaScript expression, which may be a promise, as a value of Java. */
    <T> T read(Class<T> type, String expression, Object... arguments) {
        Object json = driver.executeAsyncScript("const done = arguments[arguments.length - 1];"
                + "Promise.resolve(" + expression + ").then(value => done(JSON.stringify(value)), error => done('' + error))", arguments);
        try {
            return new JsonMapper().readValue((String) json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the page answered " + json, e);
        }
    }

    void type(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Puts a text where the cursor is, as a paste does. */
    void insert(String text) {
        driver.executeCdpCommand("Input.insertText", Map.of("text", text));
    }

    /** Waits until a JavaScript expression is true. */
    void until(String what, String expression, Object... arguments) throws InterruptedException {
        Until.holds(PATIENCE, what, () -> holds(expression, arguments));
    }

    byte[] picture(WebElement element) {
        return element.getScreenshotAs(OutputType.BYTES);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
