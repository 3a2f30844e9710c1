package parallel.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * axe-core, Deque's accessibility checker, with all the rules that it has switched on by itself. Without its preload: that asks for the
 * style sheets once more, which a page from disk may not, and serves one rule only, about turned telephones.
 */
final class Axe {

    private static final String SCRIPT = script();

    private Axe() { }

    /** What is wrong with the page as it stands, one line for each element. */
    static List<String> violations(Window window) {
        window.run(SCRIPT + "; window.axe = axe;");
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
