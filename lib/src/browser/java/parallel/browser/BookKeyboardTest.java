package parallel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The book without a mouse. */
@InBrowser
class BookKeyboardTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("parallel.browser.Book#pagesByName")
    void reachesAndOpensEverything(Path page, Window window) {
        window.open(page.toUri());
        for (int width : new int[] {View.WIDE, View.NARROW}) {
            window.as(new View(View.Scheme.LIGHT, width));
            assertThat(Keyboard.foldsThatStay(window)).as("%s, %d px", page, width).isEmpty();
            assertThat(Keyboard.wrong(window)).as("%s, %d px", page, width).isEmpty();
        }
    }
}
