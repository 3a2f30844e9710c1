package parallel.browser;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Skips the tests with a loud reason where there is no browser, or fails them there with {@code -Dbrowser.required}; gives them a window else. */
final class NeedsChromium implements ExecutionCondition, ParameterResolver {

    private static final Chromium HERE = Chromium.find();
    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(NeedsChromium.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        ConditionEvaluationResult verdict = verdict(HERE, Chromium.required());
        // Surefire counts what is skipped, and does not say why
        if (verdict.isDisabled()) System.err.println("SKIPPED: " + context.getDisplayName() + ": " + verdict.getReason().orElseThrow());
        return verdict;
    }

    static ConditionEvaluationResult verdict(Chromium chromium, boolean required) {
        return switch (chromium) {
            case Chromium.Found found -> ConditionEvaluationResult.enabled("with " + found.browser());
            case Chromium.Missing missing when required -> throw new IllegalStateException("-Dbrowser.required: " + missing.reason());
            case Chromium.Missing missing -> ConditionEvaluationResult.disabled(missing.reason());
        };
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Window.class;
    }

    @Override
    public Window resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext ofClass = context;
        while (ofClass.getParent().flatMap(ExtensionContext::getTestClass).isPresent())
            ofClass = ofClass.getParent().orElseThrow();
        Windows all = context.getRoot().getStore(OURS)
                .getOrComputeIfAbsent(Windows.class, none -> new Windows(new ConcurrentLinkedQueue<>()), Windows.class);
        return ofClass.getStore(OURS)
                .getOrComputeIfAbsent(Lent.class, none -> new Lent(all.take(), all), Lent.class).window;
    }

    /** The windows that no class uses now: as many are opened as classes run side by side. */
    private record Windows(Queue<Window> free) implements AutoCloseable {

        Window take() {
            Window window = free.poll();
            return window == null ? Window.open((Chromium.Found) HERE) : window;
        }

        @Override
        public void close() {
            free.forEach(Window::close);
        }
    }

    /** To a class, until its last test has run. */
    private record Lent(Window window, Windows all) implements AutoCloseable {

        @Override
        public void close() {
            all.free.add(window);
        }
    }
}
