package parallel.notebooks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** The rules of a code cell: what both kernels have and what a cell quietly loses. Cut into statements as the kernels cut it. */
final class NotebookLintCode {

    static final int MOST_LINES = 12;
    static final int MOST_COLUMNS = 80;

    private static final Pattern ONE_KERNEL_ONLY = Pattern.compile(
            "\\b(lineMagic|cellMagic|getKernelInstance|notebookKernel)\\s*\\(|\\borg\\.dflib\\.|\\bio\\.github\\.spencerpark\\.");
    private static final Pattern BEFORE_A_STATEMENT = Pattern.compile(
            "\\A(?:\\s|//[^\\n]*(?:\\n|\\z)|/\\*.*?\\*/|@[\\w.]+(?:\\s*\\([^)]*\\))?)+", Pattern.DOTALL);
    private static final Pattern MODIFIERS = Pattern.compile(
            "\\A(?:(?:public|protected|private|static|abstract|strictfp|transient|final|volatile|sealed|non-sealed"
                    + "|synchronized(?!\\s*\\())\\s+(?:@[\\w.]+\\s+)*)+");
    private static final Pattern SHOWS_A_STRAY_VALUE = Pattern.compile(
            "\\A(System\\s*\\.\\s*(out|err)\\s*\\.\\s*(printf|format|append)|display)\\s*\\(");

    /** Only cuts source into statements, never runs one; made once, since it takes a moment. */
    private static final JShell SHELL = JShell.builder().executionEngine("local").build();
    private static final Map<String, List<Part>> PARTS = new HashMap<>();

    private NotebookLintCode() { }

    static List<String> check(NotebookLintChapter.Cell cell) {
        List<String> found = new ArrayList<>();
        List<String> lines = cell.source().lines().toList();
        if (lines.size() > MOST_LINES) {
            found.add("has " + lines.size() + " lines: at most " + MOST_LINES + ", the rest belongs into the library");
        }
        for (String line : lines) {
            if (line.codePointCount(0, line.length()) > MOST_COLUMNS) {
                found.add("has a line of more than " + MOST_COLUMNS + " columns: break '" + line.strip() + "'");
            }
        }
        if (cell.source().contains("--enable-preview")) found.add("asks for --enable-preview: use final features of Java only");
        Matcher oneKernel = ONE_KERNEL_ONLY.matcher(cell.source());
        if (oneKernel.find()) found.add("uses '" + oneKernel.group() + "', which only one of the two kernels has");
        List<String> magics = lines.stream().filter(line -> line.stripLeading().startsWith("%")).toList();
        magics.forEach(magic -> found.add("uses the magic '" + magic.strip() + "': only the first cell has one, %classpath"));
        if (magics.isEmpty()) checkStatements(cell, found);
        return found;
    }

    private static void checkStatements(NotebookLintChapter.Cell cell, List<String> found) {
        String last = "";
        for (Part part : parts(cell)) {
            String statement = BEFORE_A_STATEMENT.matcher(part.source()).replaceFirst("");
            boolean modifiersAreFine = checkModifiers(statement, found);
            if (!part.isWhole()) {
                if (modifiersAreFine && !cell.hasTag("raises-exception")) {
                    found.add("is not complete Java from '" + line(statement) + "'");
                }
                return;
            }
            if (!statement.isBlank() && !statement.strip().equals(";")) last = statement;
        }
        if (SHOWS_A_STRAY_VALUE.matcher(last).find()) {
            found.add("ends in '" + line(last) + "', which shows a stray value: end in println, or in the value to show");
        }
    }

    /** A statement with the comments before it. Only the last one of a cell may not be whole: what follows it is not looked at. */
    record Part(String source, boolean isWhole) { }

    /** What a cell consists of; JShell takes a millisecond for each. */
    static List<Part> parts(NotebookLintChapter.Cell cell) {
        return PARTS.computeIfAbsent(cell.source(), NotebookLintCode::cut);
    }

    private static List<Part> cut(String source) {
        List<Part> parts = new ArrayList<>();
        String rest = source;
        while (!rest.isBlank()) {
            CompletionInfo next = SHELL.sourceCodeAnalysis().analyzeCompletion(rest);
            if (next.completeness() == Completeness.EMPTY) break;
            boolean isWhole = next.completeness() != Completeness.UNKNOWN && next.completeness().isComplete();
            parts.add(new Part(next.source() == null ? rest : next.source(), isWhole));
            if (!isWhole) break;
            rest = next.remaining();
        }
        return List.copyOf(parts);
    }

    private static boolean checkModifiers(String statement, List<String> found) {
        Matcher matcher = MODIFIERS.matcher(statement);
        if (!matcher.find()) return true;
        Set<String> modifiers = Set.copyOf(List.of(matcher.group().strip().split("\\s+")).stream().distinct().toList());
        int before = found.size();
        for (String dropped : List.of("volatile", "final")) {
            if (modifiers.contains(dropped)) {
                found.add("has a top-level '" + dropped + "', which the kernels drop without a word: put '" + line(statement)
                        + "' into a class");
            }
        }
        if (modifiers.contains("synchronized")) {
            found.add("has a top-level synchronized method, which the kernels refuse: put '" + line(statement) + "' into a class");
        }
        if (modifiers.contains("sealed")) {
            found.add("has a top-level sealed type, which IJava refuses: nest '" + line(statement) + "' with its kinds in one class");
        }
        return found.size() == before;
    }

    private static String line(String statement) {
        return statement.strip().lines().findFirst().orElse("");
    }
}
