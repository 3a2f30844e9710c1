package parallel.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * axe-core, Deque's accessibility checker, with all the rules that it has switched on by itself. Without its preload:
 * that asks for the style sheets once more, which a page from disk may not, and serves one rule only, about turned
 * telephones. Contrast takes four fifths of its time and is the same for what is alike: it is tried on the first of all
 * elements that stand in elements of the same kinds, on the same grounds, in the same colour and size.
 */
final class Axe {

    private static final String SCRIPT = script() + """
            ; window.axe = axe;
            axe.configure({rules: [{id: 'color-contrast', selector: ':not([data-alike])'}]});""";

    private static final String MARK_WHAT_IS_ALIKE = """
            const seen = new Set(), grounds = new Map();
            const ground = e => {
                if (e && !grounds.has(e)) {
                    const s = getComputedStyle(e);
                    grounds.set(e, [ground(e.parentElement), e.tagName, e.className, s.position, s.backgroundColor,
                        s.backgroundImage, s.opacity, s.filter, s.mixBlendMode].join('|'));
                }
                return grounds.get(e);
            };
            for (const e of document.querySelectorAll('*')) {
                const s = getComputedStyle(e);
                const look = [ground(e), s.color, s.fontSize, s.fontWeight, s.textShadow, s.visibility].join('|');
                e.toggleAttribute('data-alike', seen.has(look));
                seen.add(look);
            }""";

    private Axe() { }

    /** What is wrong with the page as it stands, one line for each element. */
    static List<String> violations(Window window) {
        if (!window.holds("window.axe")) window.run(SCRIPT);
        window.run(MARK_WHAT_IS_ALIKE);
        return List.of(window.read(String[].class, """
                axe.run(document, {resultTypes: ['violations'], preload: false}).then(result => result.violations.flatMap(rule =>
                    rule.nodes.map(node => 'axe ' + rule.id + ' (' + rule.impact + '): ' + node.target.join(' ') + ': '
                        + (node.any[0] || node.all[0] || node.none[0] || rule.help).message
                )))"""));
    }

    private static String script() {
        try (InputStream file = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
