package parallel.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a browser is looked for, and that its absence is said and never passed over. Needs none itself. */
@Tag("browser")
class ChromiumTest {

    @TempDir
    Path folder;

    private Path program(String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private static Chromium find(Map<String, String> environment, Map<String, String> properties) {
        return Chromium.find(environment, properties::get);
    }

    @Test
    void thePathIsSearched() throws IOException {
        Path browser = program("chromium-browser"), driver = program("chromedriver");
        assertThat(find(Map.of("PATH", "nowhere" + File.pathSeparator + folder), Map.of())).isEqualTo(new Chromium.Found(browser, driver));
    }

    @Test
    void whatIsNamedIsTakenBeforeThePathAndThePropertyBeforeTheVariable() throws IOException {
        Path one = program("one"), two = program("two"), driver = program("chromedriver");
        program("chromium");
        assertThat(find(Map.of("PATH", folder.toString(), "CHROMIUM", one.toString()), Map.of())).isEqualTo(new Chromium.Found(one, driver));
        assertThat(find(Map.of("PATH", folder.toString(), "CHROMIUM", one.toString()), Map.of("chromium", two.toString())))
                .isEqualTo(new Chromium.Found(two, driver));
    }

    @Test
    void whatIsNamedAndNotThereIsSaid() throws IOException {
        program("chromium");
        program("chromedriver");
        assertThat(reason(find(Map.of("PATH", folder.toString(), "CHROMEDRIVER", "gone"), Map.of()))).startsWith("gone, named as chromedriver, is no program here");
    }

    @Test
    void aMissingBrowserIsSaidWithThePlacesThatWereSearched() {
        assertThat(new Chromium.Wanted("chromium", List.of("chromium", "chrome"), List.of(folder)).missing(Map.of(), none -> null))
                .isEqualTo("no chromium here: looked for -Dchromium=…, the variable CHROMIUM, chromium, chrome on the PATH, and " + folder);
    }

    @Test
    void itsAbsenceSkipsWithTheReasonOrFails() {
        Chromium missing = new Chromium.Missing("no chromium here");
        var verdict = NeedsChromium.verdict(missing, false);
        assertThat(verdict.isDisabled()).isTrue();
        assertThat(verdict.getReason()).contains("no chromium here");
        assertThatThrownBy(() -> NeedsChromium.verdict(missing, true)).isInstanceOf(IllegalStateException.class).hasMessageContaining("no chromium here");
        assertThat(NeedsChromium.verdict(new Chromium.Found(folder, folder), true).isDisabled()).isFalse();
    }

    private static String reason(Chromium chromium) {
        assertThat(chromium).isInstanceOf(Chromium.Missing.class);
        return ((Chromium.Missing) chromium).reason();
    }
}
