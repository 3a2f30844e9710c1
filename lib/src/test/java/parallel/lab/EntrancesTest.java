package parallel.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The ways into the workbook agree: what environment.yml brings, what the poms ask for, what the README says. No conda channel
 * is reached where this project is built, so environment.yml is read here and solved nowhere.
 */
class EntrancesTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void condaTakesEverythingFromOneChannel() throws IOException {
        assertThat(environment().get("channels")).isEqualTo(List.of("conda-forge"));
        assertThat(dependencies()).containsOnlyKeys("openjdk", "maven", "python", "jupyterlab", "nbconvert", "ijava");
    }

    @Test
    void condaBringsTheJavaThatThePomCompilesFor() throws IOException {
        assertThat(dependencies()).containsEntry("openjdk", property("java.release") + ".*");
    }

    @Test
    void condaBringsAMavenAndAPythonThatAreNewEnough() throws IOException {
        String required = first("Maven ([\\d.]+) or newer", read("README.md"));

        assertThat(version(dependencies().get("maven"))).isGreaterThanOrEqualTo(version(required));
        assertThat(version(dependencies().get("python")))
                .isGreaterThanOrEqualTo(300 + Integer.parseInt(first("OLDEST_MINOR = (\\d+);", read("lib/src/lab/Lab.java"))));
    }

    @Test
    void bothWaysUseTheSameMajorVersionsOfJupyter() throws IOException {
        for (String name : List.of("jupyterlab", "nbconvert")) {
            String pinned = first("(?m)^" + name + "==(\\d+)\\.", read("notebooks/requirements.txt"));
            assertThat(dependencies().get(name)).as(name).startsWith(pinned + ".");
        }
    }

    @Test
    void theReadmeSaysTheSame() throws IOException {
        assertThat(read("README.md")).contains(
                "JDK " + property("java.release"),
                "Python 3." + first("OLDEST_MINOR = (\\d+);", read("lib/src/lab/Lab.java")),
                "conda env create -f environment.yml",
                "conda activate " + environment().get("name"),
                "IJava " + dependencies().get("ijava"),
                "JJava " + first("(?m)^jjava==(\\S+)", read("notebooks/requirements.txt")),
                "lib/LICENSE");
        assertThat(read("pom.xml")).contains("<name>Apache-2.0</name>");
        assertThat(read("README.md")).contains("Apache-2.0");
    }

    /** A message that the README explains but nobody prints any more explains nothing. */
    @Test
    void theReadmeQuotesTheDriversOwnWords() throws IOException {
        String driver = read("lib/src/lab/Lab.java").replaceAll("\"\\s*\\+\\s*\"", "");
        List<String> quoted = all("(?m)^- `(?:ERROR: |(?=No start of the Java kernel))([^`]+)`", read("README.md"));

        assertThat(quoted).hasSizeGreaterThan(4).flatExtracting(message -> List.of(message.split("…|\\d+")))
                .allSatisfy(words -> assertThat(driver).contains(words.strip()));
    }

    /** Pictures below the size that a clone can bear for ever, commands that exist. */
    @Test
    void theReadmesPicturesAndCommandsAreThere() throws IOException {
        String readme = read("README.md");
        assertThat(all("\\]\\(([^)]+)\\)", readme)).isNotEmpty()
                .allSatisfy(file -> assertThat(Files.size(ROOT.resolve(file))).isBetween(1L, 150_000L));
        String driver = read("lib/src/lab/Lab.java");
        assertThat(all("Lab\\.java ([a-z]+)", readme)).isNotEmpty()
                .allSatisfy(goal -> assertThat(driver).contains("case \"" + goal + "\" ->"));
        String pom = read("lib/pom.xml");
        assertThat(all("mvn (?:[^`]*)-P([a-z]+)", readme)).isNotEmpty()
                .allSatisfy(profile -> assertThat(pom).contains("<id>" + profile + "</id>"));
    }

    /** What the workflow of a clone runs is what the README says; it was run nowhere by us, so it is read here. */
    @Test
    @SuppressWarnings("unchecked")
    void theWorkflowRunsTheReadmesCommands() throws IOException {
        Map<String, Object> workflow = new Yaml(new SafeConstructor(new LoaderOptions())).load(read(".github/workflows/workbook.yml"));
        Map<String, Map<String, Object>> jobs = (Map<String, Map<String, Object>>) workflow.get("jobs");

        assertThat(commands(jobs.get("verify"))).anyMatch(command -> command.endsWith(" verify"));
        assertThat(commands(jobs.get("book"))).anyMatch(command -> command.endsWith(" -Pbook"));
        assertThat(jobs.get("book").get("if")).asString().contains("refs/heads/main");
        assertThat(jobs.get("publish")).containsEntry("needs", "book")
                .containsEntry("permissions", Map.of("pages", "write", "id-token", "write"));
        assertThat(workflow).containsEntry("permissions", Map.of("contents", "read"));
        assertThat(read(".github/workflows/workbook.yml")).contains("java-version: '" + property("java.release") + "'");
    }

    @SuppressWarnings("unchecked")
    private static List<String> commands(Map<String, Object> job) {
        return ((List<Map<String, Object>>) job.get("steps")).stream().filter(step -> step.containsKey("run"))
                .map(step -> step.get("run").toString()).toList();
    }

    private static Map<String, Object> environment() throws IOException {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(read("environment.yml"));
    }

    private static Map<String, String> dependencies() throws IOException {
        Map<String, String> versions = new TreeMap<>();
        for (Object dependency : (List<?>) environment().get("dependencies")) {
            String[] parts = dependency.toString().split("=", 2);
            versions.put(parts[0], parts[1]);
        }
        return versions;
    }

    private static String property(String name) throws IOException {
        return first("<" + Pattern.quote(name) + ">(.*?)</", read("pom.xml"));
    }

    /** {@code 309} of {@code 3.9.*} and {@code 308} of {@code 3.8.7}. */
    private static int version(String text) {
        String[] parts = text.split("\\.");
        return 100 * Integer.parseInt(parts[0]) + Integer.parseInt(parts[1]);
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static String first(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }
}
