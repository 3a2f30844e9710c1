package parallel.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.remote.http.ClientConfig;

/** A Chromium without a window on the screen, with an empty profile, that can reach nothing but this machine. Not thread-safe. */
final class Window implements AutoCloseable {

    /** Selenium ends a script or a load that hangs; no test is to be measured against it. */
    private static final Duration HANG = Duration.ofMinutes(10);

    /** In milliseconds since the page was asked for. */
    static final String FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime";

    /** A promise: each picture has come, those that were not yet wanted too, or is known to be broken. */
    static final String PICTURES = """
            Promise.all([...document.images].map(image => {
                image.loading = 'eager';
                return image.complete
                    || new Promise(end => ['load', 'error'].forEach(event => image.addEventListener(event, end)));
            }))""";

    private static final double SMALL = 0.1;

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
        ChromeDriver driver = new ChromeDriver(service, options, ClientConfig.defaultConfig().readTimeout(HANG));
        driver.manage().timeouts().pageLoadTimeout(HANG).scriptTimeout(HANG);
        // a window that is not in front shows no focus and may not read the clipboard
        driver.executeCdpCommand("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
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

    /** As a key that is held down: it comes again and again. */
    void hold(Keys key, int times) {
        Actions actions = new Actions(driver);
        for (int i = 0; i < times; i++) actions.keyDown(key);
        actions.keyUp(key).perform();
    }

    /** Puts a text where the cursor is, as a paste does. */
    void insert(String text) {
        driver.executeCdpCommand("Input.insertText", Map.of("text", text));
    }

    /** Whether a JavaScript expression comes true before the page is drawn a hundred times, however long that is. */
    boolean soon(String expression) {
        return read(Boolean.class, """
                (async () => {
                    for (let drawn = 0; drawn < 100; drawn++) {
                        if (EXPRESSION) return true;
                        await new Promise(requestAnimationFrame);
                    }
                    return false;
                })()""".replace("EXPRESSION", expression));
    }

    private record Box(double x, double y, double width, double height) { }

    /** How light each of these elements is drawn, from one picture of the whole page, small as that is quick. */
    List<Double> light(String selector) throws IOException {
        Box[] boxes = read(Box[].class, """
                (async () => {
                    await PICTURES;
                    scrollTo(0, 0);
                    return [document.documentElement, ...document.querySelectorAll('SELECTOR')]
                        .map(e => e.getBoundingClientRect())
                        .map(box => ({x: box.x, y: box.y, width: box.width, height: box.height}));
                })()""".replace("PICTURES", PICTURES).replace("SELECTOR", selector));
        if (boxes.length == 1) return List.of();
        Map<String, Object> whole = Map.of(
                "x", 0, "y", 0, "width", boxes[0].width, "height", boxes[0].height, "scale", SMALL);
        Object png = driver.executeCdpCommand("Page.captureScreenshot",
                Map.of("captureBeyondViewport", true, "optimizeForSpeed", true, "clip", whole)).get("data");
        BufferedImage page = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode((String) png)));
        return Stream.of(boxes).skip(1).map(box -> Light.of(page.getSubimage(
                (int) Math.ceil(box.x * SMALL), (int) Math.ceil(box.y * SMALL),
                (int) (box.width * SMALL) - 1, (int) (box.height * SMALL) - 1))).toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
