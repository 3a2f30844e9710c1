package parallel.strategy;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import parallel.Open;

/**
 * The command {@code member}: waits until somebody listens where it is to join, joins, works until the others have left, and waits again.
 */
final class MemberCommand {

    private static final int PAUSE_MILLIS = 500, CONNECT_MILLIS = 3_000;

    private final ClusterSettings settings;

    /** @throws IllegalArgumentException if the arguments cannot be meant */
    MemberCommand(List<String> arguments) {
        List<String> join = new ArrayList<>();
        String name = ClusterSettings.USUAL_NAME, address = null;
        int port = 0, threads = Runtime.getRuntime().availableProcessors();
        for (int i = 0; i < arguments.size(); i += 2) {
            String option = arguments.get(i);
            if (!List.of("--join", "--name", "--address", "--port", "--threads").contains(option)) {
                throw new IllegalArgumentException("'member' has no option '" + option + "'");
            }
            if (i + 1 == arguments.size()) throw new IllegalArgumentException(option + " needs a value");
            String value = arguments.get(i + 1);
            switch (option) {
                case "--join" -> join.add(value);
                case "--name" -> name = value;
                case "--address" -> address = value;
                case "--port" -> port = number(option, value);
                default -> threads = number(option, value);
            }
        }
        if (join.isEmpty()) throw new IllegalArgumentException("--join is missing: where does a member of the cluster listen?");
        join.forEach(ClusterSettings::checkMember);
        settings = new ClusterSettings(name, address == null ? addressThatReaches(join.getFirst()) : address, port, join, threads);
    }

    private static int number(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " must be a whole number, not '" + value + "'", e);
        }
    }

    /** This machine's own address on the way there. Sends nothing: a datagram socket that connects only looks at the routes. */
    private static String addressThatReaches(String member) {
        String host = ClusterSettings.host(member);
        try (var route = new DatagramSocket()) {
            InetAddress there = InetAddress.getByName(host);
            route.connect(new InetSocketAddress(there, ClusterSettings.port(member)));
            return route.getLocalAddress().getHostAddress().replaceAll("%.*", "");
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("--join: no machine is known by the name '" + host + "'", e);
        } catch (SocketException | UncheckedIOException e) {
            throw new IllegalArgumentException("--join: there is no way from here to '" + host + "': " + e.getMessage(), e);
        }
    }

    /** @return the exit code, if it could not join; else it goes on until the JVM is ended */
    int run(PrintStream out, PrintStream err) throws InterruptedException {
        while (true) {
            awaitListener(out);
            try (var member = new ClusterMember(settings, ClusterNode.Watcher.NONE, out::println)) {
                Open.enter(member);                          // Ctrl+C: the others need not find out by themselves
                try {
                    out.println("joined the cluster '" + settings.name() + "' of " + String.join(", ", member.others()) + "; works here at "
                            + member.node().here().address() + " with " + settings.threads() + (settings.threads() == 1 ? " thread" : " threads")
                            + ", library " + ClusterVersion.here() + "; Ctrl+C ends it");
                    member.awaitAlone();
                } finally {
                    Open.leave(member);
                }
            } catch (IllegalStateException e) {
                err.println(e.getMessage());
                return 1;
            }
            out.println("the other members have left");
        }
    }

    private void awaitListener(PrintStream out) throws InterruptedException {
        boolean said = false;
        while (settings.join().stream().noneMatch(MemberCommand::listens)) {
            if (!said) out.println("nobody listens at " + String.join(" or ", settings.join()) + " yet: waiting; Ctrl+C ends it");
            said = true;
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static boolean listens(String member) {
        try (var probe = new Socket()) {
            probe.connect(new InetSocketAddress(ClusterSettings.host(member), ClusterSettings.port(member)), CONNECT_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }
}
