package parallel.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** JupyterLab as a reader sees it: the notebook in front. It keeps only the cells in sight, and some around them, in the page. */
record LabPage(Window window, LabServer server) {

    private static final String PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)";
    private static final String CELLS = """
            new Promise(requestIdleCallback).then(() => [...document.querySelectorAll('PANEL .jp-Cell')]
                .map((cell, position) => ({
                index: +(cell.closest('[data-windowed-list-index]')?.dataset.windowedListIndex ?? position),
                tables: cell.querySelectorAll('.jp-OutputArea-output table').length,
                loaded: [...cell.querySelectorAll('img')].every(i => i.complete),
                images: [...cell.querySelectorAll(cell.classList.contains('jp-CodeCell') ? '.jp-OutputArea-output img' : '.jp-RenderedMarkdown img')]
                    .map(i => ({source: (i.currentSrc || i.src || '').slice(0, 100), width: i.naturalWidth, alternative: i.getAttribute('alt'),
                        quiet: i.getAttribute('role') === 'presentation'})),
            })))""".replace("PANEL", PANEL);
    /** Scrolls down by most of a window, or to the top; tells whether the end was reached before. */
    private static final String SCROLL = """
            const box = document.querySelector('PANEL .jp-WindowedPanel-outer') || document.querySelector('PANEL .jp-Notebook');
            if (arguments[0]) { box.scrollTop = 0; return false; }
            if (box.scrollTop + box.clientHeight >= box.scrollHeight - 2) return true;
            box.scrollTop += Math.floor(box.clientHeight * 0.8);
            return false;""".replace("PANEL", PANEL);

    /** A cell that is in the page now, and what is drawn in it. */
    record Drawn(int index, int tables, boolean loaded, List<Look.Image> images) {

        private int number() {
            return images.size() + tables;
        }
    }

    /** From now on each pop-up is noted, those too that go away by themselves. */
    void notePopUps() {
        window.run("""
                window.popUps = new Set();
                const note = () => document.querySelectorAll('.jp-Dialog, .Toastify__toast, .jp-toast-container > *')
                    .forEach(e => popUps.add(e.textContent.trim().replace(/\\s+/g, ' ').slice(0, 200)));
                new MutationObserver(note).observe(document, {childList: true, subtree: true});
                note();""");
    }

    List<String> popUps() {
        return List.of(window.read(String[].class, "[...popUps]"));
    }

    /** Waits until the notebook of that name is in front, with its cells and a kernel that is ready. */
    void awaitNotebook(String name) throws Exception {
        Until.holds(name + " is in front", () -> front().equals(name) && !cells().isEmpty());
        Until.holds("the kernel of " + name + " is ready",
                () -> server.kernel(name).equals(Optional.of("idle")) || !popUps().isEmpty());
    }

    /** The name of the notebook in front, or nothing. */
    String front() {
        return window.read(String.class, "(document.querySelector('.lm-DockPanel-tabBar .lm-mod-current .lm-TabBar-tabLabel')?.textContent || '')");
    }

    /** Whether a code cell in sight has its words in several colours. */
    boolean isHighlighted() {
        return window.holds("new Set([...document.querySelectorAll('" + PANEL + " .jp-CodeCell .cm-line span')].map(e => getComputedStyle(e).color)).size > 1");
    }

    List<Drawn> cells() {
        return List.of(window.read(Drawn[].class, CELLS));
    }

    void menu(String menu, String item) throws Exception {
        click(".lm-MenuBar-itemLabel", menu);
        click(".lm-Menu-itemLabel", item);
    }

    /** With the mouse, on the one element that has this text. */
    private void click(String selector, String text) throws Exception {
        Until.present(text + " can be clicked", () -> window.driver().findElements(By.cssSelector(selector)).stream()
                .filter(element -> element.isDisplayed() && element.getText().strip().equals(text)).findFirst()).click();
    }

    /** Clicks the first link in the notebook's texts that leads to this address, as it is written there. */
    void follow(String address) throws Exception {
        scrollTo("a link to " + address, () -> link(address)).click();
    }

    private Optional<WebElement> link(String address) {
        return window.driver().findElements(By.cssSelector(PANEL + " .jp-RenderedMarkdown a")).stream()
                .filter(a -> String.valueOf(a.getDomProperty("href")).contains(address)).filter(WebElement::isDisplayed).findFirst();
    }

    /** Puts another text into a cell and runs it. Inserted at once: an editor closes brackets by itself when they are typed. */
    void edit(int cell, String source) throws Exception {
        WebElement editor = scrollTo("cell " + (cell + 1), () -> window.driver().findElements(
                By.cssSelector(PANEL + " [data-windowed-list-index=\"" + cell + "\"] .cm-content")).stream().filter(WebElement::isDisplayed).findFirst());
        window.run("arguments[0].scrollIntoView({block: 'center'})", editor);
        editor.click();
        new Actions(window.driver()).keyDown(Keys.CONTROL).sendKeys("a").keyUp(Keys.CONTROL).perform();
        window.insert(source);
        new Actions(window.driver()).keyDown(Keys.SHIFT).sendKeys(Keys.ENTER).keyUp(Keys.SHIFT).perform();
    }

    private <T> T scrollTo(String what, Supplier<Optional<T>> there) throws Exception {
        window.run(SCROLL, true);
        do {
            settle();
            Optional<T> found = there.get();
            if (found.isPresent()) return found.get();
        } while (Boolean.FALSE.equals(window.run(SCROLL, false)));
        throw new AssertionError(front() + " does not show " + what);
    }

    /** Waits until all that is in the page is saved. Asks each time: JupyterLab drops a wish to save while it saves. */
    void save() throws Exception {
        Until.holds(front() + " is saved", () -> {
            new Actions(window.driver()).keyDown(Keys.CONTROL).sendKeys("s").keyUp(Keys.CONTROL).perform();
            return window.holds("!document.querySelector('.lm-DockPanel-tabBar .lm-mod-current.jp-mod-dirty')");
        });
    }

    /** Whether the kernel of the notebook in front rests: what it said before is in the page. */
    boolean rests() {
        String indicator = PANEL + " .jp-Notebook-ExecutionIndicator[data-status=idle]";
        return window.holds("document.querySelector('" + indicator + "')");
    }

    /** From the top to the end: the most that was drawn of each cell, by its index. */
    Map<Integer, Drawn> readAll() throws Exception {
        Map<Integer, Drawn> most = new TreeMap<>();
        window.run(SCROLL, true);
        do {
            for (Drawn cell : settle()) most.merge(cell.index(), cell, (one, two) -> two.number() >= one.number() ? two : one);
        } while (Boolean.FALSE.equals(window.run(SCROLL, false)));
        return most;
    }

    /** The cells in the page, once scrolling has brought no other ones and their images are there. */
    private List<Drawn> settle() throws Exception {
        List<List<Drawn>> before = new ArrayList<>(List.of(List.of()));
        return Until.present("the cells in sight are drawn", () -> {
            List<Drawn> now = cells();
            boolean settled = now.equals(before.getLast()) && now.stream().allMatch(Drawn::loaded);
            before.add(now);
            return settled ? Optional.of(now) : Optional.empty();
        });
    }
}
