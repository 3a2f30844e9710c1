package parallel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A reader's first minutes in JupyterLab, one after the other: the tests of this class are the steps of one visit. */
@InBrowser
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LabInBrowserTest {

    private static final String INTRODUCTION = "00-introduction.ipynb", CHAPTER = "06-the-anti-example.ipynb", NEXT = "07-concurrent-and-futures.ipynb";
    private static final Pattern NUMBER_TO_CHANGE = Pattern.compile("(?m)^var count = (\\d+);.*// change me$");
    private static final Pattern TAG = Pattern.compile("<(img|table)\\b");

    private Lab lab;
    private LabServer server;
    private LabPage page;

    @BeforeAll
    void openTheLab(Window window) throws Exception {
        lab = Lab.open(ThrowAwayClone.make());
        URI address = lab.address();
        server = LabServer.at(address);
        page = new LabPage(window, server);
        window.as(new View(View.Scheme.LIGHT, View.WIDE)).open(address);
        page.notePopUps();
    }

    @AfterAll
    void endTheLab() throws Exception {
        if (lab != null) lab.end();
    }

    @Test
    @Order(1)
    void opensAtTheIntroductionHighlightedAndWithoutAPopUp(Window window) throws Exception {
        page.awaitNotebook(INTRODUCTION);
        Until.holds("the code is highlighted", page::isHighlighted);
        assertThat(page.popUps()).isEmpty();
        assertNothingFromElsewhere(window);
    }

    @Test
    @Order(2)
    void linksBetweenChaptersOpenThem(Window window) throws Exception {
        page.follow(CHAPTER);
        page.awaitNotebook(CHAPTER);
        page.follow(NEXT);
        page.awaitNotebook(NEXT);
        page.follow(INTRODUCTION);
        page.awaitNotebook(INTRODUCTION);
        page.follow(CHAPTER);
        page.awaitNotebook(CHAPTER);
        assertThat(page.popUps()).isEmpty();
        assertNothingFromElsewhere(window);
    }

    @Test
    @Order(3)
    void aChapterRunsFromTheMenu(Window window) throws Exception {
        assertThat(lab.saved(CHAPTER).toRun()).noneMatch(Notebook.Cell::ran);    // old outputs cannot pass for new ones
        page.menu("Run", "Run All Cells");
        Notebook notebook = allHaveRun();

        assertThat(wrong(notebook)).isEmpty();
        assertThat(drawnOtherwise(notebook, page.readAll())).isEmpty();
        assertThat(page.popUps()).isEmpty();
        assertNothingFromElsewhere(window);
    }

    @Test
    @Order(4)
    void anExperimentThatIsChangedAndRunAgainShowsItsNewResult(Window window) throws Exception {
        Notebook.Cell cell = toChange(lab.saved(CHAPTER));
        Matcher number = NUMBER_TO_CHANGE.matcher(cell.source());
        assertThat(number.find()).isTrue();
        int before = Integer.parseInt(number.group(1)), after = before + 3;
        assertThat(shown(cell)).contains("(" + before + ")").doesNotContain("(" + after + ")");

        page.edit(cell.index(), cell.source().replace("var count = " + before, "var count = " + after));

        Until.holds("the page shows a chart of " + after + " threads", () -> page.cells().stream()
                .filter(drawn -> drawn.index() == cell.index())
                .flatMap(drawn -> drawn.images().stream())
                .anyMatch(image -> image.width() > 0 && image.alternative().contains("(" + after + ")")));
        Until.holds("the new result is saved, and the old one gone", () -> {
            String shown = shown(saved().cells().get(cell.index()));
            return shown.contains("(" + after + ")") && !shown.contains("(" + before + ")");
        });
        assertThat(wrong(lab.saved(CHAPTER))).isEmpty();
        assertThat(page.popUps()).isEmpty();
        assertNothingFromElsewhere(window);
    }

    @Test
    @Order(5)
    void endsWithNothingRunning() throws Exception {
        lab.end();
    }

    private void assertNothingFromElsewhere(Window window) {
        String host = server.root().getAuthority();
        assertThat(window.requests().outside(address -> address.matches("(http|ws)://" + Pattern.quote(host) + "/.*"))).isEmpty();
        assertThat(window.consoleErrors()).isEmpty();
    }

    /** Every cell is saved with its number, or an error ended the run; and what the last one said is saved too. */
    private Notebook allHaveRun() throws Exception {
        Until.holds("all cells have run", () -> {
            lab.look();
            if (!page.rests()) return false;
            List<Notebook.Cell> cells = saved().toRun();
            return cells.stream().allMatch(Notebook.Cell::ran) || cells.stream().anyMatch(Notebook.Cell::failed);
        });
        Until.holds("the kernel rests", page::rests);
        return saved();
    }

    private Notebook saved() throws Exception {
        page.save();
        return lab.saved(CHAPTER);
    }

    private static Notebook.Cell toChange(Notebook notebook) {
        return notebook.toRun().stream().filter(cell -> cell.has("change-me") && NUMBER_TO_CHANGE.matcher(cell.source()).find()).findFirst()
                .orElseThrow(() -> new AssertionError(CHAPTER + " has no cell tagged change-me with a line " + NUMBER_TO_CHANGE));
    }

    /** What the outputs of a cell hold, whatever their form. */
    private static String shown(Notebook.Cell cell) {
        StringBuilder all = new StringBuilder();
        cell.outputs().forEach(output -> all.append(output));
        return all.toString().replaceAll("base64,[^\"\\\\]*", "");
    }

    /** From the notebook as saved, since the page holds a part of it only. */
    static List<String> wrong(Notebook notebook) {
        List<String> wrong = new ArrayList<>();
        for (Notebook.Cell cell : notebook.toRun()) {
            String where = "cell " + (cell.index() + 1) + " (" + cell.source().strip().lines().findFirst().orElse("") + "): ";
            if (!cell.ran()) wrong.add(where + "did not run");
            for (JsonNode output : cell.outputs()) {
                if (cell.has("raises-exception")) continue;
                if (output.path("output_type").asText().equals("error")) wrong.add(where + output.path("ename").asText() + ": " + output.path("evalue").asText());
                if (output.path("name").asText().equals("stderr")) wrong.add(where + "stderr: " + Notebook.text(output.path("text")).strip());
            }
        }
        return wrong;
    }

    /** Which charts and tables of the saved outputs were not in the page, and which pictures are broken. */
    private static List<String> drawnOtherwise(Notebook notebook, Map<Integer, LabPage.Drawn> page) {
        List<String> wrong = new ArrayList<>();
        int charts = 0, tables = 0;
        for (Notebook.Cell cell : notebook.toRun()) {
            List<String> tags = new ArrayList<>();
            for (JsonNode output : cell.outputs()) tags.addAll(drawn(output.path("data")));
            int images = (int) tags.stream().filter("img"::equals).count(), grids = tags.size() - images;
            LabPage.Drawn seen = page.getOrDefault(cell.index(), new LabPage.Drawn(cell.index(), 0, true, List.of()));
            String where = "cell " + (cell.index() + 1) + ": ";
            if (seen.images().size() != images) wrong.add(where + images + " charts in the output, " + seen.images().size() + " in the page");
            if (seen.tables() != grids) wrong.add(where + grids + " tables in the output, " + seen.tables() + " in the page");
            charts += images;
            tables += grids;
        }
        page.values().forEach(cell -> Wrong.pictures(cell.images()).forEach(picture -> wrong.add("cell " + (cell.index() + 1) + ": " + picture)));
        if (charts == 0) wrong.add("no chart");
        System.out.println(CHAPTER + ": " + notebook.toRun().size() + " cells ran, " + charts + " charts, " + tables + " tables");
        return wrong;
    }

    /** A front end shows the richest form only. */
    private static List<String> drawn(JsonNode data) {
        if (data.has("text/html")) return TAG.matcher(Notebook.text(data.path("text/html"))).results().map(tag -> tag.group(1)).toList();
        return data.has("image/png") || data.has("image/svg+xml") ? List.of("img") : List.of();
    }
}
