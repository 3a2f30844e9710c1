package parallel.strategy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The program of a {@link ClusterChild}: reads from its input whom it is to join, joins, says so, and works until its input ends.
 */
final class ClusterChildMain {

    /** How the line begins that says that it has joined. */
    static final String JOINED = "joined ";

    private ClusterChildMain() { }

    /** What the parent says: one line. */
    static String toLine(ClusterSettings settings) {
        return settings.name() + " " + settings.address() + " " + settings.join().getFirst() + "\n";
    }

    private static ClusterSettings fromLine(String line) {
        String[] words = line.split(" ");
        return new ClusterSettings(words[0], words[1], 0, List.of(words[2]), 1);
    }

    /** The child's program. */
    public static void main(String[] none) throws IOException {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        ClusterVersion.here();                                    // there is time for it now
        String line = in.readLine();
        if (line != null) {
            Thread.ofPlatform().name("member").start(() -> run(fromLine(line), System.out));
            while (in.read() >= 0) Thread.onSpinWait();           // nothing more is said; the read waits
        }
        Runtime.getRuntime().halt(0);                             // the parent has ended, and no hook may keep this
    }

    private static void run(ClusterSettings settings, PrintStream out) {
        try {
            var member = new ClusterMember(settings, ClusterNode.Watcher.NONE, out::println);
            out.println(JOINED + member.node().here().id());
            return;
        } catch (RuntimeException e) {
            out.println(e.getMessage());
        }
        out.flush();
        Runtime.getRuntime().halt(1);
    }
}
