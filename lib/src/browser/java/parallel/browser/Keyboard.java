package parallel.browser;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.openqa.selenium.Keys;

/** A page read with the keyboard alone. */
final class Keyboard {

    private static final int AT_ONCE = 25;

    private Keyboard() { }

    /** What the Tab key does not reach, or reaches without a mark that shows where the reader is. All folds are open. */
    static List<String> wrong(Window window) {
        window.run("""
                document.querySelectorAll('details').forEach(fold => fold.open = true);
                const say = e => '<' + e.tagName.toLowerCase() + '> '
                    + (e.getAttribute('aria-label') || e.textContent || e.id || '').trim().replace(/\\s+/g, ' ').slice(0, 60);
                window.stops = {reached: new Set(), wrong: new Set(), say};
                document.addEventListener('focusin', event => {
                    const e = event.target, style = getComputedStyle(e);
                    stops.reached.add(e);
                    if ((style.outlineStyle === 'none' || parseFloat(style.outlineWidth) === 0) && style.boxShadow === 'none')
                        stops.wrong.add('nothing shows that the keyboard is at ' + say(e));
                });
                document.activeElement?.blur();
                getSelection().removeAllRanges();
                scrollTo(0, 0);""");
        CharSequence[] tabs = Collections.nCopies(AT_ONCE, Keys.TAB).toArray(CharSequence[]::new);
        // round and round, until a whole round brings nothing new: where it begins is the browser's choice
        for (int reached = 0, inVain = 0; inVain <= reached + AT_ONCE && !notReached(window).isEmpty(); ) {
            window.type(tabs);
            int now = window.read(Integer.class, "stops.reached.size");
            inVain = now > reached ? 0 : inVain + AT_ONCE;
            reached = now;
        }
        List<String> wrong = new ArrayList<>(List.of(window.read(String[].class, "[...stops.wrong]")));
        wrong.addAll(notReached(window));
        return wrong;
    }

    private static List<String> notReached(Window window) {
        return List.of(window.read(String[].class, """
                [...document.querySelectorAll('a[href], area[href], button, summary, input, select, textarea')]
                    .filter(e => e.checkVisibility({visibilityProperty: true}) && !stops.reached.has(e) && !e.disabled)
                    .map(e => 'Tab does not reach ' + stops.say(e))"""));
    }

    /** The folds of the page that the Enter key does not open or close. */
    static List<String> foldsThatStay(Window window) {
        List<String> wrong = new ArrayList<>();
        int folds = window.read(Integer.class, "document.querySelectorAll('details > summary').length");
        for (int i = 0; i < folds; i++) {
            String fold = "document.querySelectorAll('details > summary')[" + i + "]";
            if (!window.holds(fold + ".checkVisibility()")) continue;                // within another one, that is folded
            boolean open = window.holds(fold + ".parentElement.open");
            window.run(fold + ".focus()");
            window.type(Keys.ENTER);
            if (window.holds(fold + ".parentElement.open") == open)
                wrong.add("Enter does nothing to the fold " + window.read(String.class, fold + ".textContent.trim().slice(0, 60)"));
            if (open) window.type(Keys.ENTER);
        }
        return wrong;
    }
}
