package parallel.workload;

import java.lang.reflect.Method;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Lets the child JVMs of a test take their time on a busy machine. */
final class Unhurried implements InvocationInterceptor {

    @Override
    public void interceptTestMethod(Invocation<Void> test, ReflectiveInvocationContext<Method> method,
            ExtensionContext context) throws Throwable {
        ScopedValue.where(ChildJvm.OTHER_LIMIT, Duration.ofDays(1)).<Void, Throwable>call(test::proceed);
    }
}
