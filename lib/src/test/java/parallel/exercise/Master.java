package parallel.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import parallel.Library;

/**
 * The one place of an exercise: text, stub, check, hint, solution, and the answers that are wrong.
 *
 * @param check the line that examines
 */
public record Master(String number, String title, String text, String stub, String check, String hint, String solution, List<Wrong> wrong) {

    /**
     * A typical wrong answer.
     *
     * @param hint  words that the report's hint must have
     * @param hangs whether it is caught by the limit: the test makes that shorter
     */
    public record Wrong(String name, String hint, boolean hangs, String code) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final Pattern TITLE = Pattern.compile("# (\\d+\\.\\d+) (.+)");
    private static final Pattern FENCE = Pattern.compile("(?s)```java\\n(.*?)\\n```");

    /** All of {@code lib/src/exercises}, in order. */
    static List<Master> all() throws IOException {
        return all(Library.place().resolve("../../src/exercises").normalize());
    }

    /** All of a folder, in order; none if it is not there. */
    public static List<Master> all(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            List<Master> all = new ArrayList<>();
            for (Path file : files.filter(each -> each.getFileName().toString().matches("\\d+\\.\\d+\\.md")).sorted().toList()) all.add(read(file));
            return all;
        }
    }

    /** The number of its chapter. */
    public String chapter() {
        return number.substring(0, number.indexOf('.'));
    }

    static Master read(Path file) throws IOException {
        String[] parts = Files.readString(file).strip().split("\n## ");
        String[] head = parts[0].split("\n", 2);
        Matcher title = TITLE.matcher(head[0]);
        if (!title.matches()) throw new IOException(file + " begins with '" + head[0] + "', not with '# 5.1 title'");
        if (!file.getFileName().toString().equals(title.group(1) + ".md")) throw new IOException(file + " is exercise " + title.group(1) + ": the file's name says another one");
        List<Wrong> wrong = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].startsWith("Wrong: ")) wrong.add(wrong(parts[i], file));
        }
        return new Master(title.group(1), title.group(2), head[1].strip(), code(part("Stub", parts, file), file), code(part("Check", parts, file), file),
                part("Hint", parts, file), code(part("Solution", parts, file), file), wrong);
    }

    private static String part(String name, String[] parts, Path file) throws IOException {
        for (String each : parts) if (each.startsWith(name + "\n")) return each.substring(name.length()).strip();
        throw new IOException(file + " has no '## " + name + "'");
    }

    private static Wrong wrong(String part, Path file) throws IOException {
        String[] head = part.substring("Wrong: ".length()).split("```java", 2)[0].strip().split("\n");
        String hint = Stream.of(head).filter(line -> line.startsWith("hint: ")).findFirst().map(line -> line.substring("hint: ".length()).strip())
                .orElseThrow(() -> new IOException(file + ": the wrong answer '" + head[0] + "' has no line 'hint: …'"));
        return new Wrong(head[0], hint, List.of(head).contains("hangs"), code(part, file));
    }

    private static String code(String part, Path file) throws IOException {
        Matcher fence = FENCE.matcher(part);
        if (!fence.find()) throw new IOException(file + ": no java fence in '" + part.lines().findFirst().orElse("") + "'");
        return fence.group(1);
    }

    @Override
    public String toString() {
        return number + " " + title;
    }
}
