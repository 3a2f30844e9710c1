package parallel.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** What can be done with the book beside reading it: choose a scheme, fold and copy code, see where one is. */
@InBrowser
class BookControlsTest {

    private static final View LIGHT = new View(View.Scheme.LIGHT, View.WIDE), DARK = new View(View.Scheme.DARK, View.WIDE);

    @AfterEach
    void forget(Window window) {
        window.run("localStorage.clear()");
    }

    /** On a system that is dark, then light, then dark again. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("parallel.browser.Book#pagesByName")
    void switchChangesTheSchemeAndTheCharts(Path page, Window window) throws IOException {
        window.as(DARK).open(page.toUri());
        looks(window, false);
        press(window, "button.scheme");
        looks(window, true);
        window.open(page.toUri());
        assertThat(choice(window)).as("the choice is kept").isEqualTo("light");
        window.as(LIGHT);
        assertGround(window, true);
        press(window, "button.scheme");
        looks(window, false);
        window.open(page.toUri());
        assertThat(choice(window)).as("the choice is kept").isEqualTo("dark");
        looks(window, false);
        press(window, "button.scheme");
        looks(window, true);
        window.as(DARK);
        assertGround(window, false);                           // who chooses what the system has follows the system
    }

    private static String choice(Window window) {
        return window.read(String.class, "document.documentElement.dataset.scheme || 'none'");
    }

    /** The page's ground, and each of its charts. A quarter is the room for what is drawn. */
    private static void looks(Window window, boolean light) throws IOException {
        assertGround(window, light);
        assertThat(window.light("figure.chart img")).allSatisfy(seen ->
                assertThat(light ? 1 - seen : seen)
                        .as("a chart is drawn %s (%.2f)", light ? "light" : "dark", seen).isLessThan(0.4));
    }

    private static void assertGround(Window window, boolean light) {
        String scheme = window.read(String.class, "getComputedStyle(document.documentElement).colorScheme");
        assertThat(window.read(Double.class, """
                [document.body, document.documentElement].map(e => getComputedStyle(e).backgroundColor)
                    .filter(colour => !/, 0\\)$|transparent/.test(colour)).concat('rgb(255, 255, 255)')
                    .map(colour => colour.match(/[\\d.]+/g).slice(0, 3)
                        .reduce((sum, part) => sum + part / 765, 0))[0]""") > 0.5)
                .as("the page is light; its colours are %s", scheme).isEqualTo(light);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parallel.browser.Book#chaptersByName")
    void codeIsFoldedAndCopiedAndTheContentsFollow(Path page, Window window) {
        window.as(LIGHT).open(page.toUri());
        assertAll(
                () -> foldsAllCodeAndShowsItAgain(window),
                () -> copiesTheCodeOfEachCell(window, Notebook.of(page).codeOfCells()),
                () -> contentsFollowTheReader(window));
    }

    private static void foldsAllCodeAndShowsItAgain(Window window) {
        String open = "document.querySelectorAll('.cell details.code[open]').length", all = open.replace("[open]", "");
        assertThat(window.read(Integer.class, open)).isPositive();
        press(window, "button.folds");
        assertThat(window.read(Integer.class, open)).isZero();
        press(window, "button.folds");
        assertThat(window.read(Integer.class, open)).isEqualTo(window.read(Integer.class, all));
    }

    /** The first button with the keyboard, the others by a script: each is a button as the first. */
    private static void copiesTheCodeOfEachCell(Window window, Map<String, String> sources) {
        window.run("""
                window.copied = new Set();
                new MutationObserver(changes => changes.forEach(({target}) => {
                    if (target.matches('button.copy') && target.textContent.startsWith('Copied')) copied.add(target);
                })).observe(document.querySelector('main'), {childList: true, subtree: true});
                document.querySelectorAll('details').forEach(fold => fold.open = true);""");
        window.driver().findElement(By.cssSelector(".cell[id] details.code button.copy")).sendKeys(Keys.ENTER);
        JsonNode copies = window.read(JsonNode.class, """
                (async () => {
                    const copies = {};
                    for (const [i, code] of document.querySelectorAll('.cell[id] details.code').entries()) {
                        const button = code.querySelector('button.copy');
                        if (i > 0) button.click();
                        // each look at the clipboard takes its turn behind the copy
                        const clipboard = navigator.clipboard;
                        for (let looks = 0; looks < 100 && !copied.has(button); looks++) await clipboard.readText();
                        copies[code.closest('.cell').id.replace(/^cell-/, '')]
                            = await clipboard.readText() + (copied.has(button) ? '' : ' (not copied)');
                        await clipboard.writeText('');
                    }
                    return copies;
                })()""");
        assertThat(copies.isEmpty()).isFalse();
        copies.forEachEntry((cell, text) ->
                assertThat(text.asText()).as(cell).isEqualTo(sources.get(cell).stripTrailing()));
    }

    private static void contentsFollowTheReader(Window window) {
        assertThat(window.read(String[].class, """
                (async () => {
                    const wrong = [], mark = () => document.querySelector('nav.here a[aria-current]');
                    const headings = [...document.querySelectorAll('nav.here ol a')]
                        .map(a => document.getElementById(decodeURIComponent(a.hash.slice(1))));
                    for (const [i, heading] of headings.entries()) {
                        heading.scrollIntoView({block: 'start', behavior: 'instant'});
                        // near the end a page scrolls no further
                        if (heading.getBoundingClientRect().top > innerHeight / 4) continue;
                        // at this heading, or at one that follows at once
                        const here = () => headings.slice(i).some(one =>
                            one.getBoundingClientRect().top < innerHeight / 2
                            && decodeURIComponent(mark()?.hash || '') === '#' + one.id);
                        for (let drawn = 0; drawn < 100 && !here(); drawn++) await new Promise(requestAnimationFrame);
                        const entry = mark()?.getBoundingClientRect();
                        if (!here()) wrong.push('the contents do not show that the reader is at ' + heading.id);
                        else if (entry.top < 0 || entry.bottom > innerHeight)
                            wrong.push('the entry is out of sight: ' + heading.id);
                    }
                    return headings.length > 1 ? wrong : ['no contents'];
                })()""")).isEmpty();
    }

    @Test
    void contentsUnfoldOnANarrowWindow(Window window) throws IOException {
        window.as(new View(View.Scheme.LIGHT, View.NARROW)).open(Book.made().chapters().getLast().toUri());
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
