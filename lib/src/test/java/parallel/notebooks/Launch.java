package parallel.notebooks;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** How to start the workbook's own Python. The driver wrote it down, so chapters run here as they run in the lab. */
final class Launch {

    private final Properties properties;

    private Launch(Properties properties) {
        this.properties = properties;
    }

    static Launch read(Path file) throws ChapterFailedException, IOException {
        if (!Files.exists(file)) {
            throw new ChapterFailedException("Python is not prepared: there is no " + file + "; mvn verify makes it before it"
                    + " executes the chapters");
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return new Launch(properties);
    }

    ProcessBuilder python(List<String> arguments) {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(properties.getProperty("python")), arguments.stream()).toList());
        builder.environment().keySet().removeAll(List.of(properties.getProperty("drop").split(",")));
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith("env.")) {
                builder.environment().put(name.substring("env.".length()), properties.getProperty(name));
            }
        }
        return builder;
    }
}
