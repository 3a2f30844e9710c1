package parallel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What can be done with the book beside reading it: choose a scheme, fold and copy code, see where one is. */
@InBrowser
class BookControlsTest {

    private static final View LIGHT = new View(View.Scheme.LIGHT, View.WIDE), DARK = new View(View.Scheme.DARK, View.WIDE);

    private final Book book = Book.made();

    BookControlsTest() throws IOException { }

    @AfterEach
    void forget(Window window) {
        window.run("localStorage.clear()");
    }

    @TestFactory
    Stream<DynamicTest> switchChangesTheSchemeAndTheCharts(Window window) throws IOException {
        return book.pages().stream().flatMap(page -> Stream.of(LIGHT, DARK).map(system ->
                DynamicTest.dynamicTest(book.name(page) + " on a system that is " + system, () -> {
            window.as(system).open(page.toUri()).run("localStorage.clear()");
            window.open(page.toUri());
            boolean light = system.equals(LIGHT);
            looks(window, light);
            press(window, "button.scheme");
            looks(window, !light);
            assertThat(window.read(String.class, "document.documentElement.dataset.scheme")).isEqualTo(light ? "dark" : "light");
            window.open(page.toUri());
            looks(window, !light);                                     // the choice is kept
            press(window, "button.scheme");
            looks(window, light);
        })));
    }

    /** The page's ground, and each of its charts. A quarter is the room for what is drawn. */
    private static void looks(Window window, boolean light) throws IOException {
        String scheme = window.read(String.class, "getComputedStyle(document.documentElement).colorScheme");
        assertThat(ground(window) > 0.5).as("the page is light; its colours are %s", scheme).isEqualTo(light);
        for (WebElement chart : window.driver().findElements(By.cssSelector("figure.chart img"))) {
            double seen = Light.of(window.picture(chart));
            assertThat(light ? 1 - seen : seen).as("%s is drawn %s (%.2f)", chart.getDomAttribute("alt"), light ? "light" : "dark", seen).isLessThan(0.4);
        }
    }

    private static double ground(Window window) {
        return window.read(Double.class, """
                [document.body, document.documentElement].map(e => getComputedStyle(e).backgroundColor)
                    .filter(colour => !/, 0\\)$|transparent/.test(colour)).concat('rgb(255, 255, 255)')
                    .map(colour => colour.match(/[\\d.]+/g).slice(0, 3).reduce((sum, part) => sum + part / 765, 0))[0]""");
    }

    @TestFactory
    Stream<DynamicTest> copiesTheCodeOfEachCell(Window window) throws IOException {
        return book.chapters().stream().map(page -> DynamicTest.dynamicTest(book.name(page), () -> {
            window.as(LIGHT).open(page.toUri()).run("document.querySelectorAll('details').forEach(fold => fold.open = true)");
            Map<String, String> sources = Notebook.of(page).codeOfCells();
            List<WebElement> buttons = window.driver().findElements(By.cssSelector(".cell[id] details.code button.copy"));
            assertThat(buttons).hasSameSizeAs(window.driver().findElements(By.cssSelector(".cell[id] details.code"))).isNotEmpty();
            for (WebElement button : buttons) {
                String cell = (String) window.run("return arguments[0].closest('.cell').id", button);
                button.sendKeys(Keys.ENTER);
                String source = sources.get(cell.replaceFirst("^cell-", ""));
                window.until("the code of " + cell + " is in the clipboard", "arguments[0].textContent.startsWith('Copied')", button);
                assertThat(window.read(String.class, "navigator.clipboard.readText()")).as(cell).isEqualTo(source.stripTrailing());
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> foldsAllCodeAndShowsItAgain(Window window) throws IOException {
        return book.chapters().stream().map(page -> DynamicTest.dynamicTest(book.name(page), () -> {
            window.as(LIGHT).open(page.toUri());
            String open = "document.querySelectorAll('.cell details.code[open]').length";
            assertThat(window.read(Integer.class, open)).isPositive();
            press(window, "button.folds");
            assertThat(window.read(Integer.class, open)).isZero();
            press(window, "button.folds");
            assertThat(window.read(Integer.class, open)).isEqualTo(window.read(Integer.class, "document.querySelectorAll('.cell details.code').length"));
        }));
    }

    @TestFactory
    Stream<DynamicTest> contentsFollowTheReader(Window window) throws IOException {
        return book.chapters().stream().map(page -> DynamicTest.dynamicTest(book.name(page), () -> {
            window.as(LIGHT).open(page.toUri());
            window.run("""
                    window.headings = [...document.querySelectorAll('nav.here ol a')].map(a => document.getElementById(decodeURIComponent(a.hash.slice(1))))""");
            int headings = window.read(Integer.class, "headings.length");
            for (int i = 0; i < headings; i++) {
                String heading = "headings[" + i + "]";
                window.run(heading + ".scrollIntoView({block: 'start', behavior: 'instant'})");
                if (window.holds(heading + ".getBoundingClientRect().top > innerHeight / 4")) continue;    // near the end a page scrolls no further
                window.until("the contents show that the reader is at heading " + (i + 1) + ", or at one that follows at once", """
                        (now => headings.slice(arguments[0]).some(heading =>
                            heading.getBoundingClientRect().top < innerHeight / 2 && now === '#' + heading.id)
                        )(decodeURIComponent(document.querySelector('nav.here a[aria-current]')?.hash || ''))""", i);
                assertThat(window.holds("(r => r.top >= 0 && r.bottom <= innerHeight)"
                        + "(document.querySelector('nav.here a[aria-current]').getBoundingClientRect())"))
                        .as("the entry of heading %d is in sight", i + 1).isTrue();
            }
            assertThat(headings).isGreaterThan(1);
        }));
    }

    @Test
    void contentsUnfoldOnANarrowWindow(Window window) throws IOException {
        Path page = book.chapters().getLast();
        window.as(new View(View.Scheme.LIGHT, View.NARROW)).open(page.toUri());
        String visible = "document.querySelector('nav.here a').checkVisibility()";
        assertThat(window.holds(visible)).isFalse();
        press(window, "nav.here button[aria-expanded=false]");
        assertThat(window.holds(visible)).isTrue();
    }

    /** With the keyboard. */
    private static void press(Window window, String button) {
        window.driver().findElement(By.cssSelector(button)).sendKeys(Keys.SPACE);
    }
}
