package parallel.workload;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;

/**
 * The program of every {@link ChildJvm}: runs another one's {@code main}, and ends when its parent does, even by {@code kill -9}: its
 * input, which the parent keeps open, ends then.
 *
 * <p>The thread that listens is a daemon: it keeps no program from ending as it would. No lambda and as little reflection as there is: the
 * child may be there to show what a cold start costs.
 */
final class Leashed {

    private Leashed() { }

    /** The arguments: the class, and its own arguments. */
    public static void main(String[] arguments) throws Throwable {
        var listens = new Thread("parent") {
            @Override
            public void run() {
                awaitEnd();
                Runtime.getRuntime().halt(1);            // no hook may keep it: nobody is waiting
            }
        };
        listens.setDaemon(true);
        listens.start();
        var main = Class.forName(arguments[0]).getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        String[] own = new String[arguments.length - 1];
        System.arraycopy(arguments, 1, own, 0, own.length);
        try {
            main.invoke(null, (Object) own);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void awaitEnd() {
        try {
            while (System.in.read() >= 0) continue;
        } catch (IOException e) {
            // an end, too
        }
    }
}
