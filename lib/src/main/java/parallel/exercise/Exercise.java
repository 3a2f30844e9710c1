package parallel.exercise;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the examination of an exercise: on a thread of its own, with a limit for all, and with nothing left behind.
 *
 * <pre>{@code
 * return Exercise.of("5.1", "A counter that threads can share").check(Checks.class, answer);
 * }</pre>
 * <p>Virtual threads that the reader's code leaves behind are seen only where a task of the examination was run by them: the JDK lists none.
 *
 * @param number for example {@code "5.1"}
 * @param title  the heading
 */
record Exercise(String number, String title) {

    /** Between two looks at whether it has ended, or stands still for ever. The limit is counted in them: on a busy machine, where each comes late, it is longer. */
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
        thread.start();
        try {
            ends(thread, sitting).ifPresent(notes::hangs);
        } catch (InterruptedException told) {
            List<String> abandoned = sitting.end();
            throw abandoned.isEmpty() ? told : new InterruptedException("the check of exercise " + number + " was interrupted; abandoned: " + String.join("; ", abandoned));
        }
        return notes.report(this, sitting.end());
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

    /** Waits for the end. Who waits for a thread that is not begun waits in vain. @return how long, if it does not come: the limit is over, or a deadlock is seen twice */
    private static Optional<Duration> ends(Thread thread, Sitting sitting) throws InterruptedException {
        boolean before = false;
        for (int look = 1; !thread.join(LOOK); look++) {
            boolean now = !sitting.threads.deadlocked().isEmpty();
            if (sitting.threads.notBegun().isPresent()) return Optional.empty();
            Duration had = LOOK.multipliedBy(look);
            if (now && before || sitting.limits.over().test(had) && !sitting.isLooking()) return Optional.of(had);
            before = now;
        }
        return Optional.empty();
    }
}
