package parallel;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One way through the house: a room may know the rooms before it, never one behind it. */
class HouseTest {

    /**
     * What a room may know beside itself and {@code java}, by the beginning of its name: its own libraries,
     * and rooms before it.
     */
    private static final Map<String, List<String>> MAY_KNOW = Map.ofEntries(
            entry("parallel", List.of()),
            entry("parallel.workload", List.of("com.sun.management", "com.sun.net.httpserver", "org.postgresql")),
            entry("parallel.workload.postgres", List.of("io.zonky.test.db.postgres")),
            entry("parallel.strategy", List.of()),
            entry("parallel.strategy, the cluster", List.of("com.hazelcast", "parallel.strategy.")),
            entry("parallel.hazard", List.of()),
            entry("parallel.exercise", List.of("org.junit", "org.opentest4j", "parallel.workload.",
                    "parallel.strategy.", "parallel.hazard.")),
            entry("parallel.measure", List.of("com.sun.management", "parallel.strategy.")),
            entry("parallel.python", List.of("parallel.measure.")),
            entry("parallel.claim", List.of("parallel.workload.", "parallel.strategy.", "parallel.hazard.",
                    "parallel.measure.", "parallel.python.")),
            entry("parallel.show", List.of("com.sun.source", "javax.", "org.jfree", "tech.tablesaw",
                    "parallel.workload.", "parallel.strategy.", "parallel.hazard.", "parallel.measure.",
                    "parallel.python.", "parallel.claim.", "parallel.exercise.")),
            entry("parallel.kernel", List.of("jdk.jshell", "io.github.spencerpark.jupyter", "org.dflib.jjava",
                    "parallel.strategy.", "parallel.measure.", "parallel.exercise.", "parallel.show.")));

    private static final Pattern IN_A_DESCRIPTOR = Pattern.compile("L(\\w+/[\\w/$]+)[;<]");

    private static final Set<String> IN_THE_READERS_LOCALE = Set.of("formatted([Ljava/lang/Object;)Ljava/lang/String;",
            "format(Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/String;");

    @Test
    void aRoomKnowsOnlyItsLibrariesAndTheRoomsBeforeIt() throws Exception {
        Set<String> rooms = new HashSet<>(), wrong = new TreeSet<>();
        for (ClassModel model : classes()) {
            String name = name(model.thisClass()), room = room(name);
            rooms.add(room);
            for (String known : known(model)) if (!mayKnow(room, known)) wrong.add(name + " knows " + known);
        }
        assertThat(wrong).isEmpty();
        assertThat(rooms).as("no room is forgotten").isEqualTo(MAY_KNOW.keySet());
    }

    /** Files are kept under such names and pages say such numbers; who wants another locale names it. */
    @Test
    void nobodyFormatsInTheReadersLocale() throws Exception {
        Set<String> wrong = new TreeSet<>();
        for (ClassModel model : classes()) {
            for (PoolEntry each : model.constantPool()) {
                if (each instanceof MethodRefEntry call && name(call.owner()).equals("java.lang.String")
                        && IN_THE_READERS_LOCALE.contains(call.name() + call.type().stringValue())) {
                    wrong.add(name(model.thisClass()) + " calls " + call.name());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<ClassModel> classes() throws IOException {
        List<ClassModel> classes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Library.place().resolve("parallel"))) {
            for (Path file : files.toList()) {
                if (file.toString().endsWith(".class")) classes.add(ClassFile.of().parse(file));
            }
        }
        return classes;
    }

    private static String name(ClassEntry type) {
        return type.asInternalName().replace('/', '.');
    }

    /** Hazelcast is the cluster's business alone. */
    private static String room(String name) {
        return name.startsWith("parallel.strategy.Cluster") ? "parallel.strategy, the cluster" : packageOf(name);
    }

    private static String packageOf(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static boolean mayKnow(String room, String known) {
        return known.startsWith("java.") || packageOf(known).equals("parallel") || packageOf(known).equals(room)
                || MAY_KNOW.getOrDefault(room, List.of()).stream().anyMatch(known::startsWith);
    }

    /** All classes that it names: a class file lists them, as such or in the types of fields and methods. */
    private static Set<String> known(ClassModel model) {
        Set<String> known = new HashSet<>();
        for (PoolEntry each : model.constantPool()) {
            String text = each instanceof Utf8Entry utf8 ? utf8.stringValue() : "";
            Matcher found = IN_A_DESCRIPTOR.matcher(text);
            while (found.find()) known.add(found.group(1).replace('/', '.'));
            if (each instanceof ClassEntry type && !type.asInternalName().startsWith("[")) known.add(name(type));
        }
        return known;
    }
}
