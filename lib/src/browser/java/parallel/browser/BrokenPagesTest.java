package parallel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A check that finds nothing in a sound page finds what is wrong with a broken one: one fault at a time. */
@InBrowser
class BrokenPagesTest {

    private static final View VIEW = new View(View.Scheme.LIGHT, View.NARROW);
    private static final String ALT = "Which way is the fastest? 100 numbers: one after the other 3 ms, together 2 ms (fastest).";
    private static final String SOUND = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A page</title><meta name="viewport" content="width=device-width">
            <style>body { color: #111; background: #fff }</style></head>
            <body><main><h1 id="top">A page</h1><p>Text and <a href="index.html#top">a link</a>.</p>
            <figure class="chart"><img src="dot.png" width="20" height="20" alt="%s">
            <details class="data"><summary>The data</summary><table><tr><th>way</th></tr><tr><td>one</td></tr></table></details></figure>
            <button type="button">Press</button></main></body></html>
            """.formatted(ALT);
    private static final byte[] DOT = Base64.getDecoder().decode(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void makeABook() throws IOException {
        folder = Files.createDirectories(temporary.toRealPath().resolve("book"));
        Files.write(folder.resolve("dot.png"), DOT);
        Files.writeString(temporary.resolve("elsewhere.html"), SOUND);
    }

    private List<String> wrongWith(Window window, String html) throws IOException {
        Path page = Files.writeString(folder.resolve("index.html"), html);
        return PageCheck.of(window, folder.toUri(), page, List.of(VIEW)).wrong();
    }

    private static String broken(String sound, String fault) {
        assertThat(SOUND).contains(sound);
        return SOUND.replace(sound, fault);
    }

    @Test
    void nothingIsWrongWithASoundPage(Window window) throws IOException {
        assertThat(wrongWith(window, SOUND)).isEmpty();
        assertThat(Keyboard.foldsThatStay(window)).isEmpty();
        assertThat(Keyboard.wrong(window)).isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
            color: #111                     | color: #bbb                                                 | axe color-contrast
            color: #111                     | display: none                                         | nothing is drawn
            <html lang="en">                | <html>                                                      | axe html-has-lang
            <h1 id="top">A page</h1>        | <h1 id="top">A page</h1><h3>Deeper</h3>                     | axe heading-order
            ">Press</button>                | "></button>                                                 | axe button-name
            src="dot.png"                   | src="none.png"                                              | is broken
            src="dot.png"                   | src="none.png"                                              | error in the console
            src="dot.png"                   | src="https://example.org/dot.png"                           | request to https://example.org/dot.png
            src="dot.png"                   | src="../dot.png"                                            | request to file:
            src="dot.png"                   | src="dot.png" srcset="//example.org/dot.png 9x"             | would load //example.org/dot.png
            #fff }                          | #fff url(https://example.org/a.png) }                       | request to https://example.org/a.png
            <p>Text                         | <script>fetch('https://example.org/x')</script><p>Text      | request to https://example.org/x
            <p>Text                         | <script>new WebSocket('ws://example.org/x')</script><p>Text | request to ws://example.org/x
            <p>Text                         | <script>undefined.x</script><p>Text                         | error in the console
            <p>Text                         | <p style="width: 500px">Text                                | wider than the window
            <summary>The data</summary>     | <summary>The data</summary><p style="width: 500px">x</p>    | wider than the window, unfolded
            <details class="data">          | <details class="data" open>                                 | has no folded table of its data
            <td>one</td>                    |                                                             | has no folded table of its data
            <p>Text                         | <svg><circle r="9"/></svg><p>Text                           | SVG drawings have no alternative text
            """)
    void oneFaultIsFound(String sound, String fault, String found, Window window) throws IOException {
        assertThat(wrongWith(window, broken(sound, fault == null ? "" : fault))).anyMatch(wrong -> wrong.contains(found));
    }

    @Test
    void anAlternativeTextIsThereAndSaysTheResult(Window window) throws IOException {
        assertThat(wrongWith(window, broken(" alt=\"" + ALT + "\"", ""))).anyMatch(wrong -> wrong.contains("has no alternative text"));
        assertThat(wrongWith(window, broken(ALT, " "))).anyMatch(wrong -> wrong.contains("has no alternative text"));
        assertThat(wrongWith(window, broken(ALT, "Which way is the fastest?"))).anyMatch(wrong -> wrong.contains("does not say its result"));
        assertThat(wrongWith(window, broken(ALT, "Which of all the ways that we know is the fastest?"))).anyMatch(wrong -> wrong.contains("does not say its result"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            index.html#nowhere | to a place that is not there
            #nowhere           | to a place that is not there
            other.html         | leads nowhere
            .                  | leads nowhere
            ../elsewhere.html  | leaves the book
            gopher://x/        | of an unknown kind
            """)
    void aLinkThatLeadsNowhereIsFound(String link, String found, Window window) throws IOException {
        Path page = Files.writeString(folder.resolve("index.html"), broken("index.html#top", link));
        Look look = Look.at(window.as(VIEW).open(page.toUri()));
        assertThat(Wrong.links(folder, Map.of(page, look))).singleElement().asString().contains("index.html: link ", found, link);
    }

    @ParameterizedTest
    @CsvSource({"index.html#top", "index.html", "#top", "dot.png", "https://example.org/"})
    void aLinkThatLeadsSomewhereIsNotFound(String link, Window window) throws IOException {
        Path page = Files.writeString(folder.resolve("index.html"), broken("index.html#top", link));
        Look look = Look.at(window.as(VIEW).open(page.toUri()));
        assertThat(Wrong.links(folder, Map.of(page, look))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <a href=                | <a tabindex="-1" href=                    | Tab does not reach <a> a link
            <button type="button">  | <button type="button" tabindex="-1">      | Tab does not reach <button> Press
            <summary>               | <summary tabindex="-1">                   | Tab does not reach <summary> The data
            #fff }                  | #fff } a:focus { outline: none }          | nothing shows that the keyboard is at <a> a link
            <p>Text                 | <p onkeydown="event.preventDefault()" tabindex="0">Text | Tab does not reach <button> Press
            """)
    void whatTheKeyboardMissesIsFound(String sound, String fault, String found, Window window) throws IOException {
        String trap = fault.replace("<p onkeydown", "<p autofocus onkeydown");
        window.as(VIEW).open(Files.writeString(folder.resolve("index.html"), broken(sound, trap)).toUri());
        assertThat(Keyboard.wrong(window)).anyMatch(wrong -> wrong.startsWith(found));
    }

    @Test
    void aFoldThatStaysShutIsFound(Window window) throws IOException {
        String page = broken("<summary>", "<summary onclick=\"return false\">");
        window.as(VIEW).open(Files.writeString(folder.resolve("index.html"), page).toUri());
        assertThat(Keyboard.foldsThatStay(window)).containsExactly("Enter does nothing to the fold The data");
    }

    @Test
    void aPageIsMeasuredWithoutItsPictures() throws IOException {
        Path page = folder.resolve("index.html");
        Files.writeString(page, SOUND + " ".repeat((int) Wrong.PAGE - SOUND.length()));
        assertThat(Wrong.size(page)).isEmpty();
        Files.writeString(page, SOUND + "<img src=\"data:image/png;base64," + "A".repeat((int) Wrong.PAGE) + "\">");
        assertThat(Wrong.size(page)).isEmpty();
        Files.writeString(page, SOUND + " ".repeat((int) Wrong.PAGE));
        assertThat(Wrong.size(page)).singleElement().asString().contains("without its pictures");
    }

    @Test
    void theExercisesOfAPageAreMeasuredByThemselves() throws IOException {
        Path page = folder.resolve("index.html");
        String exercises = "<h2 id=\"Exercises\">Exercises</h2>", full = SOUND + " ".repeat((int) Wrong.PAGE - SOUND.length());
        Files.writeString(page, full + exercises + " ".repeat((int) Wrong.EXERCISES - exercises.length()));
        assertThat(Wrong.size(page)).isEmpty();
        Files.writeString(page, full + " " + exercises + " ".repeat((int) Wrong.EXERCISES));
        assertThat(Wrong.size(page)).hasSize(2).first().asString().contains("without its pictures and exercises");
    }
}
