package parallel.notebooks;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The chapters of a folder, in reading order. */
final class Chapters {

    private Chapters() { }

    /** The chapters proper, {@code 00-…} on, then the appendices, {@code a-…} on; a reader's own notebooks are not among them. */
    static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("(\\d\\d|[a-z])-.*\\.ipynb")).sorted().toList();
        }
    }

    /**
     * Those that {@code -Dnotebook=…} asks for.
     *
     * @param patterns globs separated by commas, with or without {@code .ipynb}: {@code 06*}, {@code 00*,06*}
     * @throws ChapterFailedException if there are none; its message lists what there is
     */
    static List<Path> matching(String patterns, List<Path> chapters) throws ChapterFailedException {
        List<PathMatcher> wanted;
        try {
            wanted = Arrays.stream(patterns.split(","))
                    .map(String::strip)
                    .map(pattern -> pattern.endsWith(".ipynb") || pattern.endsWith("*") ? pattern : pattern + ".ipynb")
                    .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
                    .toList();
        } catch (IllegalArgumentException noPattern) {
            throw new ChapterFailedException("-Dnotebook=" + patterns + " is no pattern: give the beginnings of chapters' names, for example -Dnotebook=06*,07*");
        }
        List<Path> found = chapters.stream()
                .filter(chapter -> wanted.stream().anyMatch(matcher -> matcher.matches(chapter.getFileName())))
                .toList();
        if (found.isEmpty()) {
            String names = chapters.stream().map(chapter -> chapter.getFileName().toString())
                    .collect(Collectors.joining(", "));
            throw new ChapterFailedException("no chapter matches -Dnotebook=" + patterns + "; there are: "
                    + (names.isEmpty() ? "none" : names));
        }
        return found;
    }
}
