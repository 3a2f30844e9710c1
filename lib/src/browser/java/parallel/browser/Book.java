package parallel.browser;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** A book: a folder of pages with an index. */
record Book(Path folder) {

    /** The one that {@code mvn verify} has made. */
    static Book made() throws IOException {
        Book book = new Book(Path.of("..", "target", "book").toAbsolutePath().normalize());
        if (!Files.isRegularFile(book.index()))
            throw new IllegalStateException("there is no book in " + book.folder() + "; mvn verify or mvn -Pbook makes it");
        return new Book(book.folder().toRealPath());
    }

    Path index() {
        return folder.resolve("index.html");
    }

    URI address() {
        return folder.toUri();
    }

    List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
        }
    }

    /** The chapters' pages: those of a notebook. */
    List<Path> chapters() throws IOException {
        return pages().stream().filter(page -> page.getFileName().toString().matches("(\\d\\d|[a-z])-.*")).toList();
    }

    /** For JUnit, which reports each page by its name. */
    static Stream<Named<Path>> pagesByName() throws IOException {
        return made().named(made().pages());
    }

    static Stream<Named<Path>> chaptersByName() throws IOException {
        return made().named(made().chapters());
    }

    private Stream<Named<Path>> named(List<Path> pages) {
        return pages.stream().map(page -> Named.of(name(page), page));
    }

    String name(Path page) {
        return folder.relativize(page).toString().replace('\\', '/');
    }

    long bytes() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
