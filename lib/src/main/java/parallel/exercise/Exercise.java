package parallel.exercise;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import parallel.strategy.Abandoned;

/**
 * Runs the examination of an exercise: on a thread of its own, with a limit for all, and with nothing left behind.
 *
 * <pre>{@code
 * return Exercise.of("5.1", "A counter that threads can share").check(Checks.class, answer);
 * }</pre>
 *
 * @param number for example {@code "5.1"}
 * @param title  the heading
 */
record Exercise(String number, String title) {

    /** So long an examination may take; a right answer needs less than one second. A test of what hangs makes it shorter. */
    static volatile Duration limit = Duration.ofSeconds(5);

    /** So long a thread may take to end when it has been told to. */
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration LOOK = Duration.ofMillis(50);

    static Exercise of(String number, String title) {
        return new Exercise(number, title);
    }

    /** @param checks a class with {@link Examination} whose constructor takes the answer */
    Report check(Class<?> checks, Object answer) throws InterruptedException {
        Objects.requireNonNull(answer, "the answer is null: give your class, for example as MyClass::new, or the object that you made");
        var sitting = new Sitting(answer, new Started("exercise " + number));
        var notes = new Notes(sitting);
        var thread = new Thread(sitting.threads, () -> ScopedValue.where(Sitting.NOW, sitting).run(() -> examine(checks, notes)), "exercise " + number);
        thread.setDaemon(true);
        thread.setContextClassLoader(Exercise.class.getClassLoader());
        List<String> given = List.of();
        try {
            thread.start();
            if (!ends(thread, sitting, notes)) sitting.end();
        } finally {
            given = end(sitting);
        }
        return notes.report(this, given);
    }

    /** The launcher knows the one engine, and nothing that lies about on a class path. */
    private static void examine(Class<?> checks, Notes notes) {
        var config = LauncherConfig.builder().enableTestEngineAutoRegistration(false).enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false).enablePostDiscoveryFilterAutoRegistration(false).enableTestExecutionListenerAutoRegistration(false)
                .addTestEngines(new JupiterTestEngine()).build();
        Launcher launcher = LauncherFactory.create(config);
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request().selectors(DiscoverySelectors.selectClass(checks))
                .enableImplicitConfigurationParameters(false).build();
        launcher.execute(request, notes);
    }

    /** Waits for the end. @return false if it does not come: the notes say by then where all stood */
    private static boolean ends(Thread thread, Sitting sitting, Notes notes) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        boolean before = false;
        while (!thread.join(LOOK)) {
            boolean now = !sitting.threads.deadlocked().isEmpty();
            if (now && before || System.nanoTime() > deadline) {
                notes.hangs();
                return false;
            }
            before = now;
        }
        return true;
    }

    /** Ends what still runs. @return what does not end */
    private static List<String> end(Sitting sitting) {
        sitting.end();
        boolean interrupted = Thread.interrupted();        // the waits below must happen; the flag comes back afterwards
        List<Thread> rest = sitting.threads.alive();
        rest.forEach(Thread::interrupt);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<String> given = new ArrayList<>();
        for (Thread each : rest) {
            while (each.isAlive() && System.nanoTime() < deadline) {
                try {
                    TimeUnit.NANOSECONDS.timedJoin(each, deadline - System.nanoTime());
                } catch (InterruptedException again) {
                    interrupted = true;
                }
            }
        }
        for (Thread each : sitting.threads.alive()) given.add(giveUp(each));
        if (interrupted) Thread.currentThread().interrupt();
        return given;
    }

    private static String giveUp(Thread thread) {
        String words = Started.inWords(thread);
        Abandoned.giveUp(thread, () -> Started.works(thread));
        return words;
    }
}
