package parallel.workload;

import java.lang.reflect.InvocationTargetException;

/**
 * The program of every {@link ChildJvm}: runs another one's {@code main}, and ends when its parent does, even by {@code kill -9}: whoever loses
 * its parent gets another.
 *
 * <p>The thread that looks after it is a daemon: it keeps no program from ending as it would. It sleeps, since a JVM waits a third of a second
 * at its end for a thread that reads. No lambda and as little reflection as there is: the child may be there to show what a cold start costs.
 */
final class Leashed {

    private static final int PAUSE_MILLIS = 200;

    private Leashed() { }

    /** The arguments: the parent's number, the class, and its own arguments. */
    public static void main(String[] arguments) throws Throwable {
        watch(Long.parseLong(arguments[0]));
        var main = Class.forName(arguments[1]).getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        String[] own = new String[arguments.length - 2];
        System.arraycopy(arguments, 2, own, 0, own.length);
        try {
            main.invoke(null, (Object) own);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void watch(long parent) {
        var watches = new Thread("parent") {
            @Override
            public void run() {
                try {
                    do Thread.sleep(PAUSE_MILLIS); while (isOurs(parent));
                } catch (InterruptedException e) {
                    // nobody does that
                }
                Runtime.getRuntime().halt(1);            // no hook may keep it: nobody is waiting
            }
        };
        watches.setDaemon(true);
        watches.start();
    }

    private static boolean isOurs(long parent) {
        var now = ProcessHandle.current().parent();
        return now.isPresent() && now.get().pid() == parent;
    }
}
