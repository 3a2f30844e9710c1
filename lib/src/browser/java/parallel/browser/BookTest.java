package parallel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The book in {@code target/book}, opened from disk. {@link BrokenPagesTest} shows what each of these checks would find. */
@InBrowser
class BookTest {

    private final Book book = Book.made();

    BookTest() throws IOException { }

    @TestFactory
    Stream<DynamicTest> page(Window window) throws IOException {
        return book.pages().stream().flatMap(page -> View.all().map(view -> DynamicTest.dynamicTest(book.name(page) + ", " + view,
                () -> assertThat(PageCheck.of(window, book.address(), page, view)).as("%s, %s", book.name(page), view).isEmpty())));
    }

    @Test
    void everyLinkLeadsToAPlaceInTheBook(Window window) throws IOException {
        var looks = book.looks(window);
        System.out.println(looks.size() + " pages with " + looks.values().stream().mapToInt(look -> look.links().size()).sum() + " links and "
                + looks.values().stream().mapToInt(look -> look.images().size()).sum() + " images");
        assertThat(Wrong.links(book.folder(), looks)).isEmpty();
    }

    /** No wall clock decides; but the number is printed, and a page that draws nothing has none. */
    @Test
    void everyPageIsDrawn(Window window) throws IOException, InterruptedException {
        List<String> times = new ArrayList<>();
        for (Path page : book.pages()) {
            window.open(page.toUri()).until("a first paint", Window.FIRST_PAINT);
            times.add("%s %d".formatted(book.name(page), Math.round(window.read(Double.class, Window.FIRST_PAINT))));
        }
        System.out.println("First contentful paint from disk, ms: " + String.join(", ", times));
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
