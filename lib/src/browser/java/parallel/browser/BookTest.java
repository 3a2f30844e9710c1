package parallel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The book in {@code target/book}, opened from disk. {@link BrokenPagesTest} shows what each of these checks would find. */
@InBrowser
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BookTest {

    private final Book book = Book.made();
    private final Map<Path, Look> looks = new LinkedHashMap<>();

    BookTest() throws IOException { }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parallel.browser.Book#pagesByName")
    @Order(1)
    void page(Path page, Window window) {
        PageCheck check = PageCheck.of(window, book.address(), page, View.ALL);
        looks.put(page, check.look());
        // no clock decides; but the number is told
        System.out.printf("%s: first contentful paint after %.0f ms%n",
                book.name(page), window.read(Double.class, Window.FIRST_PAINT + " ?? 0"));
        assertThat(check.wrong()).as(book.name(page)).isEmpty();
    }

    /** Those that the visits above have seen need no second one. */
    @Test
    @Order(2)
    void everyLinkLeadsToAPlaceInTheBook(Window window) throws IOException {
        for (Path page : book.pages()) looks.computeIfAbsent(page, unseen -> Look.at(window.open(unseen.toUri())));
        System.out.println(looks.size() + " pages with " + looks.values().stream().mapToInt(look -> look.links().size()).sum() + " links and "
                + looks.values().stream().mapToInt(look -> look.images().size()).sum() + " images");
        assertThat(Wrong.links(book.folder(), looks)).isEmpty();
    }

    @Test
    void theBookAndItsPagesAreSmall() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path page : book.pages()) wrong.addAll(Wrong.size(page));
        System.out.printf("The book has %.1f MB.%n", book.bytes() / 1e6);
        assertThat(wrong).isEmpty();
        assertThat(book.bytes()).isLessThan(Wrong.BOOK);
    }
}
