package parallel.kernel;

import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.DisplayStream;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.RenderContext;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.messages.publish.PublishDisplayData;
import io.github.spencerpark.jupyter.messages.publish.PublishUpdateDisplayData;
import java.util.Optional;
import parallel.show.Show;
import parallel.show.Shown;

/**
 * Lets IJava show what {@link Show} knows. IJava loads no services, so {@link Workbook#open()} asks it for the running kernel;
 * by reflection, since of IJava only its base is a library that can be compiled against.
 */
final class IJavaBridge {

    private static final String IJAVA = "io.github.spencerpark.ijava.IJava";

    private static Renderer taught;

    private IJavaBridge() { }

    /**
     * Teaches the running kernel, once, has measurements draw in it, and names it; empty if IJava's base is here but no
     * kernel runs.
     */
    static Optional<String> connect() {
        try {
            Class<?> ijava = Class.forName(IJAVA);
            if (!(ijava.getMethod("getKernelInstance").invoke(null) instanceof BaseKernel kernel)) return Optional.empty();
            teach(kernel.getRenderer());
            Results.forget(kernel);
        CellLines.show(kernel);
            Parent.endWith();
            LiveBar.drawIn(() -> running(kernel.getIO().display));
            return Optional.of("IJava" + version(ijava));
        } catch (ClassNotFoundException absent) {
            return Optional.empty();
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("this IJava is not as 1.3 and 1.4 are: " + changed, changed);
        }
    }

    /** A version is worth a word, but no failure: the fork on conda-forge may drop the constant that 1.3 has. */
    private static String version(Class<?> ijava) {
        try {
            return " " + ijava.getField("VERSION").get(null);
        } catch (ReflectiveOperationException unknown) {
            return "";
        }
    }

    private static synchronized void teach(Renderer renderer) {
        if (renderer == taught) return;                         // a second renderer for a type would draw everything twice
        Show.TYPES.forEach(type -> renderer.createRegistration(type).register(IJavaBridge::copy));
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
            data.putTransientData("display_id", id);
            copy(shown, data);
            if (again) cell.publish(new PublishUpdateDisplayData(data));
            else cell.publish(new PublishDisplayData(data));
        };
    }
}
