package parallel.exercise;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Hands the reader's answer to the tests of an exercise, lets none begin when it is of no use, and looks after each whether threads are left. */
final class Desk implements ParameterResolver, ExecutionCondition, TestExecutionExceptionHandler, AfterEachCallback {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().isInstance(Sitting.NOW.get().answer);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Sitting.NOW.get().answer;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Sitting.NOW.get().isOver() ? ConditionEvaluationResult.disabled("nothing more is tried") : ConditionEvaluationResult.enabled("");
    }

    /** What is not begun fails everywhere. */
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        if (YourTurn.isIn(thrown)) Sitting.NOW.get().stop();
        throw thrown;
    }

    @Override
    public void afterEach(ExtensionContext context) throws InterruptedException {
        Sitting.NOW.get().look();
    }
}
