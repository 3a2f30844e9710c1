package parallel.browser;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All that can be wrong with one page in one view. */
final class PageCheck {

    private PageCheck() { }

    /** @param folder the address that no request may leave */
    static List<String> of(Window window, URI folder, Path page, View view) {
        window.as(view).open(page.toUri());
        List<String> wrong = new ArrayList<>(Wrong.content(Look.at(window)));
        String wide = Look.tooWide(window);
        if (!wide.isEmpty()) wrong.add("wider than the window: " + wide);
        window.run("document.querySelectorAll('details').forEach(fold => fold.open = true)");     // what is folded is read too
        String unfolded = Look.tooWide(window);
        if (wide.isEmpty() && !unfolded.isEmpty()) wrong.add("wider than the window, unfolded: " + unfolded);
        wrong.addAll(Axe.violations(window));
        window.requests().outside(folder).forEach(address -> wrong.add("request to " + address));
        window.consoleErrors().forEach(message -> wrong.add("error in the console: " + message));
        return wrong;
    }
}
