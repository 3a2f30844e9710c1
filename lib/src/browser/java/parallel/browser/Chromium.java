package parallel.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The Chromium of this machine and the driver that belongs to it, or in words why the tests have none. Nothing is loaded from
 * anywhere. {@code -Dchromium=…} and {@code -Dchromedriver=…} name them, the variables CHROMIUM and CHROMEDRIVER do too; otherwise the
 * PATH and the usual folders are searched. {@code -Dbrowser.required} makes their absence a failure, as CI wants it.
 */
sealed interface Chromium {

    /** Both are here. */
    record Found(Path browser, Path driver) implements Chromium { }

    /** @param reason one line that says what was looked for and what to do */
    record Missing(String reason) implements Chromium { }

    static Chromium find() {
        return find(System.getenv(), System::getProperty);
    }

    static boolean required() {
        return System.getProperty("browser.required", "false").equals("true");
    }

    static Chromium find(Map<String, String> environment, Function<String, String> property) {
        Wanted browser = new Wanted("chromium", List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"), List.of(
                Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
                Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
                Path.of("C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"),
                Path.of("C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe")));
        Wanted driver = new Wanted("chromedriver", List.of("chromedriver", "chromium.chromedriver"), List.of(
                Path.of("/usr/lib/chromium-browser/chromedriver"),
                Path.of("/opt/homebrew/bin/chromedriver"),
                Path.of("/usr/local/bin/chromedriver")));
        Optional<Path> browserHere = browser.in(environment, property), driverHere = driver.in(environment, property);
        if (browserHere.isPresent() && driverHere.isPresent()) return new Found(browserHere.get(), driverHere.get());
        return new Missing(Stream.of(browser, driver).filter(wanted -> wanted.in(environment, property).isEmpty())
                .map(wanted -> wanted.missing(environment, property)).reduce((one, two) -> one + "; " + two).orElseThrow()
                + ". On Debian: apt install chromium chromium-driver. Elsewhere: Chrome or Chromium, and the ChromeDriver of the same version");
    }

    /** A program that can be named by a property or by a variable, or is found by its names. */
    record Wanted(String property, List<String> names, List<Path> places) {

        /** One that is named is the only one: another than the reader asked for would test something else. */
        Optional<Path> in(Map<String, String> environment, Function<String, String> properties) {
            Optional<String> named = named(environment, properties);
            if (named.isPresent()) return named.flatMap(Wanted::path).filter(Files::isExecutable);
            return Stream.concat(onPath(environment), places.stream()).filter(file -> Files.isRegularFile(file) && Files.isExecutable(file)).findFirst();
        }

        String missing(Map<String, String> environment, Function<String, String> properties) {
            return named(environment, properties).map(name -> name + ", named as " + property + ", is no program here")
                    .orElseGet(() -> "no " + property + " here: looked for -D" + property + "=…, the variable " + variable() + ", "
                            + String.join(", ", names) + " on the PATH, and " + places.stream().map(Path::toString).reduce((a, b) -> a + ", " + b).orElse(""));
        }

        private Optional<String> named(Map<String, String> environment, Function<String, String> properties) {
            return Stream.of(properties.apply(property), environment.get(variable())).filter(name -> name != null && !name.isBlank()).findFirst();
        }

        private String variable() {
            return property.toUpperCase(Locale.ROOT);
        }

        private Stream<Path> onPath(Map<String, String> environment) {
            List<Path> files = new ArrayList<>();
            for (String name : names) {
                for (String folder : environment.getOrDefault("PATH", environment.getOrDefault("Path", "")).split(File.pathSeparator)) {
                    for (String ending : List.of("", ".exe")) path(folder).ifPresent(path -> files.add(path.resolve(name + ending)));
                }
            }
            return files.stream();
        }

        private static Optional<Path> path(String text) {
            try {
                return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
            } catch (InvalidPathException e) {
                return Optional.empty();
            }
        }
    }
}
