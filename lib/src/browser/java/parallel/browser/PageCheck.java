package parallel.browser;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One visit to a page: opened in the first view and then seen in the others too, as when the evening comes or a
 * telephone is turned.
 *
 * @param look what stands in it
 * @param wrong all that can be wrong with it
 */
record PageCheck(Look look, List<String> wrong) {

    /** @param folder the address that no request may leave */
    static PageCheck of(Window window, URI folder, Path page, List<View> views) {
        List<String> wrong = new ArrayList<>();
        window.as(views.getFirst()).open(page.toUri());
        if (!window.soon(Window.FIRST_PAINT)) wrong.add("nothing is drawn");
        List<Look> looks = new ArrayList<>();
        Set<View> wide = new HashSet<>();
        for (View view : views) {
            looks.add(Look.at(window.as(view)));
            Wrong.content(looks.getLast()).forEach(what -> wrong.add(view + ": " + what));
            String by = Look.tooWide(window);
            if (!by.isEmpty() && wide.add(view)) wrong.add(view + ": wider than the window: " + by);
        }
        window.run("document.querySelectorAll('details').forEach(fold => fold.open = true)");     // what is folded is read too
        for (View view : views) {
            window.as(view);
            String by = Look.tooWide(window);
            if (!by.isEmpty() && wide.add(view)) wrong.add(view + ": wider than the window, unfolded: " + by);
            Axe.violations(window).forEach(what -> wrong.add(view + ": " + what));
        }
        window.requests().outside(folder).forEach(address -> wrong.add("request to " + address));
        window.consoleErrors().forEach(message -> wrong.add("error in the console: " + message));
        return new PageCheck(looks.getFirst(), wrong);
    }
}
