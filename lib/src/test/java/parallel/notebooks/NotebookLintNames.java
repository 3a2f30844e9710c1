package parallel.notebooks;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import parallel.notebooks.NotebookLint.Problem;

/**
 * Cells run in any order: where two made a variable of one name, a picture could show the other one's. And a variable hides
 * a package.
 */
final class NotebookLintNames {

    /** Names at the front of packages that a reader may write out. */
    private static final Set<String> PACKAGES = Stream.of("java", "javax", "jdk", "parallel", "org", "tech")
            .map("variable "::concat).collect(Collectors.toUnmodifiableSet());
    private static final Map<String, Set<String>> DECLARED = new HashMap<>();

    private NotebookLintNames() { }

    static void check(NotebookLintChapter chapter, List<Problem> problems) {
        List<NotebookLintChapter.Cell> cells = chapter.cells().stream()
                .filter(cell -> cell.isCode() && cell != chapter.firstCode()).toList();
        read(cells.stream().filter(cell -> !DECLARED.containsKey(cell.source())).toList());
        Map<String, String> owners = new HashMap<>();
        for (NotebookLintChapter.Cell cell : cells) {
            for (String name : DECLARED.get(cell.source())) {
                if (PACKAGES.contains(name)) {
                    problems.add(new Problem(chapter.name(), cell.number(), cell.id(), "declares the " + name
                            + ": a package of that name cannot be named any more, java.util.List would be looked for in the variable"));
                }
                String owner = owners.putIfAbsent(name, cell.id());
                if (owner != null) {
                    problems.add(new Problem(chapter.name(), cell.number(), cell.id(), "declares the " + name + ", as the cell "
                            + owner + " does: run in another order, one of them would show what the other made"));
                }
            }
        }
    }

    /** A statement as the member of a class; what cannot be one declares nothing. */
    private static final class Member extends SimpleJavaFileObject {

        private final String text;

        Member(URI name, String statement) {
            super(name, Kind.SOURCE);
            this.text = "class Cell { " + statement.replaceFirst("\\bvar\\b", "Object") + "\n}";
        }

        @Override
        public String getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Parsed and not compiled: a variable's type only the kernel knows. All at once: to make a parser takes longer than to use it. */
    private static void read(List<NotebookLintChapter.Cell> cells) {
        Map<URI, String> sources = new HashMap<>();
        List<Member> members = new ArrayList<>();
        for (NotebookLintChapter.Cell cell : cells) {
            DECLARED.put(cell.source(), new LinkedHashSet<>());
            for (NotebookLintCode.Part part : NotebookLintCode.parts(cell)) {
                URI name = URI.create("string:///" + members.size() + ".java");
                sources.put(name, cell.source());
                members.add(new Member(name, part.source()));
            }
        }
        if (members.isEmpty()) return;
        Set<URI> wrong = new HashSet<>();
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler().getTask(null, null, error -> wrong.add(error.getSource().toUri()),
                List.of("-Xmaxerrs", String.valueOf(Integer.MAX_VALUE)), null, members);
        try {
            for (CompilationUnitTree unit : task.parse()) {
                URI name = unit.getSourceFile().toUri();
                if (wrong.contains(name)) continue;
                var body = (ClassTree) unit.getTypeDecls().getFirst();
                body.getMembers().forEach(each -> DECLARED.get(sources.get(name)).addAll(names(each)));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static List<String> names(Tree member) {
        return switch (member) {
            case VariableTree variable -> List.of("variable " + variable.getName());
            case MethodTree method -> List.of("method " + method.getName()
                    + method.getParameters().stream().map(VariableTree::getType).toList());
            case ClassTree type -> List.of("class " + type.getSimpleName());
            default -> List.of();
        };
    }
}
