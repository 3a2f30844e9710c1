package parallel.show;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocSourcePositions;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** One source file, parsed by the JDK's compiler, and the class in it that is asked for. */
final class ParsedSource {

    private final String text;
    private final String title;
    private final CompilationUnitTree unit;
    private final DocTrees trees;
    private final ClassTree type;

    /** Where each javadoc comment begins and ends in the text. */
    private final List<Span> docs = new ArrayList<>();

    private record Span(int from, int to) { }

    private ParsedSource(String text, String title, CompilationUnitTree unit, DocTrees trees) {
        this.text = text;
        this.title = title;
        this.unit = unit;
        this.trees = trees;
        this.type = find(title);
        new TreePathScanner<Void, Void>() {
            @Override
            public Void scan(Tree tree, Void none) {
                if (tree instanceof ClassTree || tree instanceof MethodTree || tree instanceof VariableTree) {
                    addDoc(new TreePath(getCurrentPath(), tree));
                }
                return super.scan(tree, none);
            }
        }.scan(new TreePath(unit), null);
    }

    /**
     * Parses a source file.
     *
     * @param title the class to look at, after its enclosing classes: {@code "Outer.Inner"}
     */
    static ParsedSource of(String text, String title) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) throw new IllegalStateException("this Java has no compiler (module jdk.compiler): source is shown by a JDK only");
        var file = new SimpleJavaFileObject(URI.create("memory:///Source.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
        try {
            // the listener keeps what the compiler says of this text out of the cell; proc:none keeps annotation processors out
            var task = (JavacTask) compiler.getTask(null, null, said -> { }, List.of("-proc:none"), null, List.of(file));
            return new ParsedSource(text, title, task.parse().iterator().next(), DocTrees.instance(task));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class without its javadoc, and that of its members. */
    String type() {
        return code(type);
    }

    /** Every member with this name, in the order of the file. */
    String member(String name) {
        List<Tree> found = type.getMembers().stream().filter(member -> name.equals(name(member))).<Tree>map(m -> m).toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException(title + " has no member '" + name + "'; there are " + type.getMembers().stream()
                    .map(this::name).filter(Objects::nonNull).distinct().collect(Collectors.joining(", ")));
        }
        return found.stream().map(this::code).collect(Collectors.joining("\n\n"));
    }

    private ClassTree find(String title) {
        List<? extends Tree> here = unit.getTypeDecls();
        ClassTree found = null;
        for (String part : title.split("\\.")) {
            found = here.stream().filter(tree -> tree instanceof ClassTree each && each.getSimpleName().contentEquals(part))
                    .map(ClassTree.class::cast).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the file holds no class " + title));
            here = found.getMembers();
        }
        return found;
    }

    /** The name of a member; that of the class for a constructor; {@code null} for an initializer. */
    private String name(Tree member) {
        return switch (member) {
            case MethodTree method when method.getName().contentEquals("<init>") -> type.getSimpleName().toString();
            case MethodTree method -> method.getName().toString();
            case ClassTree nested -> nested.getSimpleName().toString();
            case VariableTree field -> field.getName().toString();
            default -> null;
        };
    }

    /** The text of a declaration from its first line to its last, without javadoc, moved to the left margin. */
    private String code(Tree tree) {
        int from = lineStart((int) trees.getSourcePositions().getStartPosition(unit, tree));
        int to = (int) trees.getSourcePositions().getEndPosition(unit, tree);
        int lineEnd = text.indexOf('\n', to) < 0 ? text.length() : text.indexOf('\n', to);
        if (text.substring(to, lineEnd).strip().startsWith("//")) to = lineEnd;              // the comment at the end of its line
        while (from > 0 && line(lineStart(from - 1)).startsWith("//")) from = lineStart(from - 1);    // and those above it
        var out = new StringBuilder();
        int at = from;
        for (Span doc : docs) {
            if (doc.from < at || doc.to > to) continue;
            out.append(text, at, doc.from);
            at = doc.to;
        }
        return out.append(text, at, to).toString().stripIndent().replaceAll("\n{3,}", "\n\n").strip();
    }

    private int lineStart(int position) {
        return text.lastIndexOf('\n', position - 1) + 1;
    }

    /** The line that starts here, without the spaces around it. */
    private String line(int start) {
        int end = text.indexOf('\n', start);
        return text.substring(start, end < 0 ? text.length() : end).strip();
    }

    /** Notes the javadoc of a declaration: the comment's delimiters around what the compiler parsed, and the lines they alone fill. */
    private void addDoc(TreePath path) {
        var doc = trees.getDocCommentTree(path);
        if (doc == null) return;
        DocSourcePositions positions = trees.getSourcePositions();
        int inside = (int) positions.getStartPosition(unit, doc, doc);
        if (inside < 0) return;
        int from = text.lastIndexOf("/**", inside), end = text.indexOf("*/", inside);
        if (from < 0 || end < 0) return;
        int start = lineStart(from), next = text.indexOf('\n', end);
        boolean alone = text.substring(start, from).isBlank() && next >= 0 && text.substring(end + 2, next).isBlank();
        docs.add(alone ? new Span(start, next + 1) : new Span(from, end + 2));
    }
}
