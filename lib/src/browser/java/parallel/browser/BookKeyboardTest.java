package parallel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The book without a mouse. */
@InBrowser
class BookKeyboardTest {

    private final Book book = Book.made();

    BookKeyboardTest() throws IOException { }

    @TestFactory
    Stream<DynamicTest> reachesAndOpensEverything(Window window) throws IOException {
        return book.pages().stream().flatMap(page -> Stream.of(View.WIDE, View.NARROW).map(width -> new View(View.Scheme.LIGHT, width)).map(view ->
                DynamicTest.dynamicTest(book.name(page) + ", " + view, () -> {
                    window.as(view).open(page.toUri());
                    assertThat(Keyboard.foldsThatStay(window)).as("%s, %s", book.name(page), view).isEmpty();
                    assertThat(Keyboard.wrong(window)).as("%s, %s", book.name(page), view).isEmpty();
                })));
    }
}
