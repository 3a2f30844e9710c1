package parallel.browser;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.openqa.selenium.Keys;

/** A page read with the keyboard alone. */
final class Keyboard {

    private static final int MORE = 25;

    private Keyboard() { }

    /** What the Tab key does not reach, or reaches without a mark that shows where the reader is. All folds are open. */
    static List<String> wrong(Window window) {
        window.run("""
                document.querySelectorAll('details').forEach(fold => fold.open = true);
                const say = e => '<' + e.tagName.toLowerCase() + '> '
                    + (e.getAttribute('aria-label') || e.textContent || e.id || '').trim().replace(/\\s+/g, ' ').slice(0, 60);
                window.stops?.end.abort();
                window.stops = {reached: new Set(), wrong: new Set(), say, end: new AbortController()};
                document.addEventListener('focusin', event => {
                    const e = event.target, style = getComputedStyle(e);
                    stops.reached.add(e);
                    if ((style.outlineStyle === 'none' || parseFloat(style.outlineWidth) === 0) && style.boxShadow === 'none')
                        stops.wrong.add('nothing shows that the keyboard is at ' + say(e));
                }, {signal: stops.end.signal});
                document.activeElement?.blur();
                getSelection().removeAllRanges();
                scrollTo(0, 0);""");
        // round and round, until a whole round brings nothing new: where it begins is the browser's choice
        for (int reached = 0, inVain = 0, left; inVain <= reached + MORE && (left = notReached(window).size()) > 0; ) {
            window.hold(Keys.TAB, left + MORE);
            int now = window.read(Integer.class, "stops.reached.size");
            inVain = now > reached ? 0 : inVain + left + MORE;
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

    /** The folds of the page that the Enter key does not open or close. Afterwards all others are open. */
    static List<String> foldsThatStay(Window window) {
        // closed from the last to the first, opened from the first to the last: so none is within one that is closed
        int presses = window.read(Integer.class, """
                (() => {
                    document.querySelectorAll('details').forEach(fold => fold.open = true);
                    const folds = [...document.querySelectorAll('details > summary')]
                        .filter(summary => summary.checkVisibility());
                    const turn = [...folds].reverse().concat(folds);
                    window.stay = new Set();
                    let at = 0, before;
                    const next = () => { before = turn[at]?.parentElement.open; turn[at]?.focus(); };
                    const pressed = () => {
                        if (turn[at].parentElement.open === before) stay.add(turn[at].textContent.trim().slice(0, 60));
                        if (++at === turn.length) removeEventListener('keyup', pressed, true);
                        next();
                    };
                    if (turn.length) addEventListener('keyup', pressed, true);
                    next();
                    return turn.length;
                })()""");
        if (presses > 0) window.type(Collections.nCopies(presses, Keys.ENTER).toArray(CharSequence[]::new));
        return Stream.of(window.read(String[].class, "[...stay]"))
                .map(fold -> "Enter does nothing to the fold " + fold).toList();
    }
}
