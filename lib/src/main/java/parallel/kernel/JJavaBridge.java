package parallel.kernel;

import java.util.Objects;
import java.util.Optional;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.DisplayStream;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.messages.publish.PublishDisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishUpdateDisplayData;
import parallel.show.Show;
import parallel.show.Shown;

/**
 * Lets JJava show what {@link Show} knows. JJava finds this class by itself when {@code %classpath} adds the jar
 * ({@code META-INF/services}); {@link Workbook#open()} comes second and only makes sure.
 */
public final class JJavaBridge implements Extension {

    private static Renderer taught;

    /** For JJava, which loads this class as a service. */
    public JJavaBridge() { }

    @Override
    public void install(BaseKernel kernel) {
        Objects.requireNonNull(kernel, "the kernel is null: JJava gives its own");
        teach(kernel.getRenderer());
    }

    /**
     * Teaches the running kernel, once, has measurements draw in it, and names it; empty if JJava's classes are here but no
     * kernel runs.
     */
    static Optional<String> connect() {
        BaseKernel kernel;
        try {
            kernel = BaseKernel.notebookKernel();
        } catch (NullPointerException noKernelRuns) {           // its documented way to say so
            return Optional.empty();
        }
        teach(kernel.getRenderer());
        Results.forget(kernel);
        CellLines.show(kernel);
        Parent.endWith();
        LiveBar.drawIn(() -> running(kernel.getIO().display));
        return Optional.of("JJava " + kernel.getVersion());
    }

    private static synchronized void teach(Renderer renderer) {
        if (renderer == taught) return;                         // a second renderer for a type would draw everything twice
        Show.TYPES.forEach(type -> renderer.createRegistration(type).register(JJavaBridge::copy));
        taught = renderer;
    }

    private static void copy(Object value, RenderContext context) {
        copy(Rendering.of(value), context.getOutputContainer());
    }

    private static void copy(Shown shown, DisplayData cell) {
        cell.putData(shown.mime(), shown.data());
        cell.putText(shown.plain());
    }

    private static LiveBar.Cell running(DisplayStream display) {
        var cell = (ShellReplyEnvironment) LiveBar.environment(display);
        return (id, shown, again) -> {
            var data = new DisplayData();
            data.putTransientData("display_id", id);             // setDisplayId is not the same in every version
            copy(shown, data);
            if (again) cell.publish(new PublishUpdateDisplayData(data));
            else cell.publish(new PublishDisplayData(data));
        };
    }
}
