package parallel.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.RenderFunction;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parallel.measure.Progress;
import parallel.show.ProgressBar;
import parallel.show.Show;
import parallel.show.Shown;
import parallel.strategy.Abandoned;

/** The bridge to JJava, against the library that JJava is built on. */
class JJavaBridgeTest {

    private final Recorder renderer = new Recorder();
    private final Kernel kernel = new Kernel(renderer);

    @BeforeEach
    void aKernelRuns() {
        renderer.registered.clear();            // the kernel's own
        kernel.start();
    }

    @AfterEach
    void noKernelRuns() {
        kernel.stop();
        Progress.tell(Progress.NONE);
        Abandoned.tell(() -> line -> { });
    }

    @Test
    void theServiceThatClasspathLoadsTeachesEveryTypeOnceHoweverOftenTheCellRuns() {
        List<Extension> found = ServiceLoader.load(Extension.class).stream().map(ServiceLoader.Provider::get).toList();

        assertThat(found).hasExactlyElementsOfTypes(JJavaBridge.class);
        found.getFirst().install(kernel);
        Workbook.open();
        Workbook.open();

        assertThat(renderer.registered).containsExactlyElementsOf(Show.TYPES);
    }

    @Test
    void openAloneTeachesEveryType() {
        Workbook.open();

        assertThat(renderer.registered).containsExactlyElementsOf(Show.TYPES);
    }

    @ParameterizedTest
    @MethodSource("parallel.kernel.Samples#all")
    void whatShowSaysReachesTheCellUnchanged(Object value) {
        Workbook.open();
        Shown shown = Show.of(value);

        for (DisplayData cell : List.of(renderer.render(value), renderer.renderAs(value, shown.mime()))) {
            assertThat(cell.getData(MIMEType.parse(shown.mime()))).isEqualTo(shown.data());
            assertThat(cell.getData(MIMEType.TEXT_PLAIN)).isEqualTo(shown.plain());
        }
    }

    @Test
    void theLineNamesJJavaAndItsVersion() {
        assertThat(Workbook.open().plain()).contains(", JJava 1.0-test, ");
    }

    @Test
    void aMeasurementDrawsItsBarInTheCellAndTakesItAway() throws Exception {
        Workbook.open();
        Measured.twice("numbers");

        assertThat(kernel.io.published).extracting(said -> said.getType().getName())
                .containsExactly("display_data", "update_display_data", "update_display_data");
        List<DisplayData> cells = kernel.io.published.stream().map(DisplayData.class::cast).toList();
        assertThat(cells).extracting(DisplayData::getDisplayId).doesNotContainNull().containsOnly(cells.getFirst().getDisplayId());
        assertThat(cells).extracting(cell -> cell.getData(MIMEType.TEXT_HTML)).containsExactly(
                ProgressBar.of("numbers", 0.25, Measured.LEFT).data(), ProgressBar.of("numbers", 0.5, Measured.LEFT).data(),
                ProgressBar.OVER.data());
        assertThat(cells.getFirst().getData(MIMEType.TEXT_PLAIN)).isEqualTo(ProgressBar.of("numbers", 0.25, Measured.LEFT).plain());
    }

    @Test
    void aThreadThatIsAbandonedIsNamedInTheCellThatWasInterrupted() throws Exception {
        Workbook.open();
        Measured.whileATaskIsAbandoned(kernel.io::leaveTheCell, () ->
                assertThat(kernel.io.published).singleElement().extracting(said -> ((DisplayData) said).getData(MIMEType.TEXT_HTML)).asString()
                        .contains("thread 'thread pool (1) #1'", "on the input &lt;7>", "Restart the kernel before you measure"));
    }

    @Test
    void aCellThatWasInterruptedIsRidOfItsBarAfterTheKernelHasLeftIt() throws Exception {
        Workbook.open();
        Progress listener = Measured.listener();
        listener.at("numbers", 0.25, Measured.LEFT);
        kernel.io.leaveTheCell();
        listener.over();

        assertThat(kernel.io.published).last().extracting(said -> ((DisplayData) said).getData(MIMEType.TEXT_HTML))
                .isEqualTo(ProgressBar.OVER.data());
    }

    @Test
    void aMeasurementOutsideACellIsNotDisturbed() throws Exception {
        Workbook.open();
        kernel.io.leaveTheCell();
        Measured.twice("numbers");

        assertThat(kernel.io.published).isEmpty();
    }

    /** Remembers what it was taught. */
    private static final class Recorder extends Renderer {

        final List<Class<?>> registered = new ArrayList<>();

        @Override
        public <T> void register(Set<MIMEType> supported, Set<MIMEType> preferred, Set<Class<? extends T>> types,
                                 RenderFunction<T> function) {
            registered.addAll(types);
            super.register(supported, preferred, types, function);
        }
    }

    /** Remembers what was sent to the cell that runs. */
    private static final class Io extends JupyterIO {

        final List<ContentType<?>> published = new ArrayList<>();

        private final ShellReplyEnvironment cell = new ShellReplyEnvironment(null, null, null, null) {
            @Override
            public <T extends ContentType<T>> void publish(T content) {
                published.add(content);
            }
        };

        Io() {
            super(StandardCharsets.UTF_8);
            setEnv(cell);
        }

        void leaveTheCell() {
            retractEnv(cell);
        }
    }

    /** The least that is a kernel. */
    private static final class Kernel extends BaseKernel {

        final Io io;

        Kernel(Renderer renderer) {
            this(renderer, new Io());
        }

        private Kernel(Renderer renderer, Io io) {
            super("JJava", "1.0-test", null, List.of(), null, io, new CommManager(), renderer, null, null, false,
                    new StringStyler.Builder().build());
            this.io = io;
        }

        void start() {
            installNotebookKernel();
        }

        void stop() {
            uninstallNotebookKernel();
        }

        @Override
        public Object evalRaw(String cell) {
            throw new UnsupportedOperationException();
        }

        @Override
        public DisplayData inspect(String cell, int at, boolean extraDetail) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ReplacementOptions complete(String cell, int at) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String isComplete(String cell) {
            throw new UnsupportedOperationException();
        }
    }
}
