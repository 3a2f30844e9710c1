package parallel.notebooks;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The rules of a text cell: short, no number by hand, links that lead somewhere, nothing loaded from elsewhere. */
final class NotebookLintText {

    static final int MOST_WORDS = 120;

    private static final Pattern FENCED = Pattern.compile("(?ms)^ {0,3}(```+|~~~+).*?(?:^ {0,3}\\1[`~]*\\s*$|\\z)");
    private static final Pattern CODE_SPAN = Pattern.compile("(`+)(?!`).+?(?<!`)\\1(?!`)", Pattern.DOTALL);
    private static final Pattern TABLE_ROW = Pattern.compile("(?m)^\\s*\\|.*$");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’.,-][\\p{L}\\p{N}]+)*");
    private static final Pattern LINK = Pattern.compile(
            "\\[(?:[^\\[\\]]|\\[[^\\]]*\\])*\\]\\(\\s*<?([^)\\s>]+)>?[^)]*\\)"
                    + "|(?:href|src)\\s*=\\s*[\"']?([^\"'\\s>]+)|^ {0,3}\\[[^\\]]+\\]:\\s*<?([^\\s>]+)", Pattern.MULTILINE);
    private static final Pattern LOADS = Pattern.compile("(?i)!\\[[^\\]]*\\]\\(\\s*<?(?:https?:)?//[^)\\s]*"
            + "|<[^>]*\\b(?:src|srcset|poster|data)\\s*=\\s*[\"']?(?:https?:)?//[^>]*>|<link\\b[^>]*>|<script\\b[^>]*>"
            + "|(?:url\\(|@import)\\s*[\"']?(?:https?:)?//[^)\\s]*");
    private static final Pattern IMAGE_BY_REFERENCE = Pattern.compile("!\\[([^\\]]*)\\](?:\\[([^\\]]*)\\])?(?!\\()");
    private static final Pattern NO_ALTERNATIVE = Pattern.compile(
            "!\\[\\s*\\]\\([^)]*\\)|(?i)<img\\b(?![^>]*\\balt\\s*=\\s*[\"']?\\s*[^\"'\\s>])[^>]*>");
    private static final Pattern BY_HAND = Pattern.compile(
            "(?<![\\p{L}\\d^.,])\\d+(?:[.,]\\d+)*[\\s\u00a0\u202f-]{0,2}(?:(?:ns|[µμu]s|ms|msecs?|s|secs?|seconds?"
                    + "|(?:milli|micro|nano)seconds?|times|-?fold)(?![\\p{L}\\d])|[x×](?![\\p{L}\\d])(?!\\s*\\d))");
    private static final Pattern DECADE = Pattern.compile("\\d{4}s");

    private final Path notebooks;
    private final Map<String, Set<String>> anchors;

    NotebookLintText(Path notebooks, List<NotebookLintChapter> chapters) {
        this.notebooks = notebooks;
        this.anchors = chapters.stream().collect(Collectors.toMap(NotebookLintChapter::name, NotebookLintText::anchors));
    }

    List<String> check(NotebookLintChapter chapter, NotebookLintChapter.Cell cell) {
        List<String> found = new ArrayList<>();
        String text = FENCED.matcher(cell.source()).replaceAll("\n");
        long words = WORD.matcher(withoutAddresses(TABLE_ROW.matcher(text).replaceAll(""))).results().count();
        if (words > MOST_WORDS) {
            found.add("has " + words + " words: at most " + MOST_WORDS + ", tables apart; shorten it, or put a run in between");
        }
        if (!cell.metadata().path("article").asBoolean()) {
            BY_HAND.matcher(withoutAddresses(text).replace("&nbsp;", " ")).results().map(MatchResult::group)
                    .filter(number -> !DECADE.matcher(number).matches())
                    .forEach(number -> found.add("says '" + number + "' by hand: compute it in a cell, write a count as a word, or set "
                            + "\"article\": true in the metadata of a cell that quotes the article's own figures"));
        }
        String prose = CODE_SPAN.matcher(text).replaceAll(" ");
        LOADS.matcher(prose).results().forEach(load ->
                found.add("loads '" + load.group() + "' from elsewhere: the book must open without a network"));
        byReference(prose).forEach(address -> found.add("loads '" + address + "' from elsewhere: the book must open without a network"));
        NO_ALTERNATIVE.matcher(prose).results().forEach(image ->
                found.add("shows '" + image.group() + "' without alternative text: say in words what it shows"));
        links(cell.source()).forEach(link -> check(chapter, link, found));
        return found;
    }

    /** Where the links and images of this text lead. */
    static List<String> links(String source) {
        String prose = CODE_SPAN.matcher(FENCED.matcher(source).replaceAll("\n")).replaceAll("code");
        return LINK.matcher(prose).results()
                .map(link -> link.group(1) != null ? link.group(1) : link.group(2) != null ? link.group(2) : link.group(3)).toList();
    }

    private void check(NotebookLintChapter chapter, String link, List<String> found) {
        URI target;
        try {
            target = new URI(link);
        } catch (URISyntaxException wrong) {
            found.add("links to '" + link + "', which is no address: " + wrong.getReason());
            return;
        }
        if (target.isAbsolute() || target.getAuthority() != null) return;
        String file = target.getPath().isEmpty() ? chapter.name() : target.getPath();
        if (!Files.exists(notebooks.resolve(file))) {
            found.add("links to '" + link + "', and there is no file " + file);
        } else if (target.getFragment() != null && anchors.containsKey(file) && !anchors.get(file).contains(target.getFragment())) {
            found.add("links to '" + link + "', and " + file + " has no such heading; it has " + anchors.get(file));
        }
    }

    /** As JupyterLab and nbconvert name a heading: its words, joined by hyphens. */
    private static Set<String> anchors(NotebookLintChapter chapter) {
        return chapter.cells().stream().filter(cell -> cell.type().equals("markdown"))
                .flatMap(cell -> FENCED.matcher(cell.source()).replaceAll("\n").lines())
                .filter(line -> line.matches(" {0,3}#{1,6}\\s.*"))
                .map(line -> line.strip().replaceFirst("^#+\\s+", "").replaceFirst("\\s+#+$", "")
                        .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1").replaceAll("[`*]|\\b_|_\\b", "").replace(' ', '-'))
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    private static String withoutAddresses(String text) {
        return TAG.matcher(LINK.matcher(text).replaceAll(link -> {
            String whole = link.group();
            return Matcher.quoteReplacement(whole.startsWith("[") && whole.contains("](") ? whole.substring(0, whole.lastIndexOf("](")) : " ");
        })).replaceAll(" ");
    }

    private static List<String> byReference(String prose) {
        Map<String, String> addresses = Pattern.compile("(?m)^ {0,3}\\[([^\\]]+)\\]:\\s*<?((?:https?:)?//[^\\s>]+)").matcher(prose)
                .results().collect(Collectors.toMap(each -> each.group(1), each -> each.group(2), (a, b) -> a));
        Function<MatchResult, String> name = image ->
                image.group(2) == null || image.group(2).isEmpty() ? image.group(1) : image.group(2);
        return IMAGE_BY_REFERENCE.matcher(prose).results().map(name).filter(addresses::containsKey).map(addresses::get).toList();
    }
}
