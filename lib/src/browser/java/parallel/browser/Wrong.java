package parallel.browser;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with what was seen, in words; an empty list is praise. */
final class Wrong {

    /** A page without its pictures and exercises, its exercises and what follows them, and the book with all of its files, in bytes. */
    static final long PAGE = 100_000, EXERCISES = 15_000, BOOK = 12_000_000;

    private static final Pattern PICTURE_INSIDE = Pattern.compile("data:image/[^\"')\\s]*");

    private Wrong() { }

    static List<String> pictures(List<Look.Image> images) {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            Look.Image image = images.get(i);
            String name = "image " + (i + 1) + " (" + shortened(image.source()) + ")";
            if (image.width() == 0) wrong.add(name + " is broken");
            if (image.alternative() == null || image.alternative().isBlank() && !image.quiet()) wrong.add(name + " has no alternative text");
            else if (!image.quiet() && !saysAResult(image.alternative())) wrong.add(name + " does not say its result: " + image.alternative());
        }
        return wrong;
    }

    /** More than a title: some words and a number, or many words. */
    private static boolean saysAResult(String alternative) {
        int words = alternative.strip().split("\\s+").length;
        return words >= 8 && alternative.matches("(?s).*\\d.*") || words >= 16;
    }

    static List<String> content(Look look) {
        List<String> wrong = new ArrayList<>(pictures(look.images()));
        if (look.drawings() > 0) wrong.add(look.drawings() + " SVG drawings have no alternative text");
        look.charts().forEach(chart -> wrong.add("a chart has no folded table of its data: " + chart));
        look.loads().forEach(address -> wrong.add("would load " + address));
        return wrong;
    }

    /**
     * Links within the book that lead nowhere. Those to the rest of the world are not followed: there is no network here.
     *
     * @param looks what stands in each page of the book
     */
    static List<String> links(Path book, Map<Path, Look> looks) {
        List<String> wrong = new ArrayList<>();
        looks.forEach((page, look) -> look.links().forEach(link -> {
            String why = why(book, looks, URI.create(link.address()));
            if (!why.isEmpty()) wrong.add(book.relativize(page) + ": link " + why + ": " + link.written());
        }));
        return wrong;
    }

    private static String why(Path book, Map<Path, Look> looks, URI address) {
        if (Set.of("https", "http", "mailto").contains(address.getScheme())) return "";
        if (!address.getScheme().equals("file")) return "of an unknown kind";
        Path file = Path.of(URI.create(address.toString().replaceFirst("[?#].*", "")));
        if (!Files.isRegularFile(file)) return "leads nowhere";
        if (!file.startsWith(book)) return "leaves the book";
        if (address.getRawFragment() == null || address.getRawFragment().isEmpty() || !looks.containsKey(file)) return "";
        String place = URLDecoder.decode(address.getRawFragment().replace("+", "%2B"), StandardCharsets.UTF_8);
        return looks.get(file).ids().contains(place) ? "" : "leads to a place that is not there";
    }

    static List<String> size(Path page) throws IOException {
        String text = PICTURE_INSIDE.matcher(Files.readString(page)).replaceAll("");
        int found = text.indexOf("<h2 id=\"Exercises\""), exercises = found < 0 ? text.length() : found;
        List<String> wrong = new ArrayList<>();
        long size = bytes(text.substring(0, exercises)), more = bytes(text.substring(exercises));
        if (size > PAGE) wrong.add(page.getFileName() + " has " + size + " bytes without its pictures and exercises, more than " + PAGE);
        if (more > EXERCISES) wrong.add(page.getFileName() + " has " + more + " bytes of exercises, more than " + EXERCISES);
        return wrong;
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String shortened(String source) {
        return source.length() < 100 ? source : source.substring(0, 60) + "…";
    }
}
