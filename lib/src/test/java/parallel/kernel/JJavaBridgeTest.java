package parallel.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.RenderFunction;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parallel.show.Show;
import parallel.show.Shown;

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
        assertThat(Workbook.open().plain()).startsWith("JJava 1.0-test, ");
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

    /** The least that is a kernel. */
    private static final class Kernel extends BaseKernel {

        Kernel(Renderer renderer) {
            super("JJava", "1.0-test", null, List.of(), null, new JupyterIO(StandardCharsets.UTF_8), new CommManager(), renderer,
                    null, null, false, new StringStyler.Builder().build());
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
