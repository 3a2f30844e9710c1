package parallel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * {@code mvn -Pbench}: measures whether the workbook's measurements can be trusted, and writes {@code target/bench/index.html}.
 *
 * <p>Runs in the folder of the clone. A part that fails is reported and the others go on; the exit code is then 1.
 */
public final class Bench {

    private static final List<Part> PARTS = List.of(new Agreement(), new Overhead(), new Nulls(), new Sensitivity(), new Orders(),
            new Neighbour(), new Races(), new Sieve());
    private static final Path FOLDER = Path.of("target", "bench");

    private Bench() { }

    /** The entry; options arrive as system properties, see {@link Settings}. */
    public static void main(String[] none) throws IOException {
        Children.endWithParent();
        Locale.setDefault(Locale.ROOT);                               // a point in every number, in every file
        Settings settings;
        try {
            settings = Settings.fromProperties();
            settings.parts().forEach(Bench::mustExist);
        } catch (IllegalArgumentException e) {
            System.err.println("\nERROR: " + e.getMessage() + "\n");
            System.exit(1);
            return;
        }
        System.exit(run(settings) ? 0 : 1);
    }

    private static void mustExist(String part) {
        if (!names().contains(part)) throw new IllegalArgumentException("the parts are " + String.join(", ", names()) + ", not " + part);
    }

    private static List<String> names() {
        return PARTS.stream().map(Part::name).toList();
    }

    private static boolean run(Settings settings) throws IOException {
        Files.createDirectories(FOLDER);
        System.out.println("\n" + machine() + "\n" + settings + "\n");
        boolean well = true;
        for (Part part : PARTS) {
            if (settings.parts().isEmpty() || settings.parts().contains(part.name())) well &= ran(part, settings);
        }
        System.out.println("Written: " + Page.write(FOLDER, names()));
        return well;
    }

    private static boolean ran(Part part, Settings settings) throws IOException {
        long start = System.nanoTime();
        Files.deleteIfExists(Page.file(FOLDER, part.name()));        // an old table must not pass for this run's
        try {
            Table table = part.run(settings);
            table.line("%s, %.0f s, %s; %s", DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(LocalDateTime.now()),
                    (System.nanoTime() - start) / 1e9, machine(), settings);
            table.write(Page.file(FOLDER, part.name()));
            System.out.println(table);
            return true;
        } catch (Exception e) {
            System.err.println("\nERROR: the part " + part.name() + " failed");
            e.printStackTrace();
            return false;
        }
    }

    private static String machine() {
        return "%d cores, %s %s, %s %s".formatted(Runtime.getRuntime().availableProcessors(), System.getProperty("java.vm.vendor"),
                Runtime.version(), System.getProperty("os.name"), System.getProperty("os.arch"));
    }
}
