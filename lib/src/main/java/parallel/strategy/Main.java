package parallel.strategy;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/**
 * What {@code java -jar parallel.jar} does: a member of a {@link Cluster} on a second machine, and nothing else so far.
 */
final class Main {

    static final String USAGE = """
            Usage: java -jar parallel.jar member --join HOST:PORT [options]
              Works for the cluster whose member listens at HOST:PORT, until it is ended by Ctrl+C. When the cluster ends, it waits there
              for the next one. The same jar, with the same folder of dependencies beside it, must be on both machines.
              Java's warning about sun.misc.Unsafe means Hazelcast, and does no harm.
              --join HOST:PORT   where a member of the cluster listens; may be given more than once
              --name NAME        the cluster's name                                     [workbook]
              --address ADDRESS  the address of this machine on which it listens        [the one that reaches HOST]
              --port PORT        the port on which it listens; 0: any                   [0]
              --threads N        how many pieces it does at once                        [this machine's cores]""";

    /** The command line cannot be meant. */
    static final int BAD_USAGE = 2;

    private Main() { }

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(Arrays.asList(arguments), System.out, System.err));
    }

    /** @return the exit code: 0, 1 if it could not join, {@value #BAD_USAGE} if the arguments cannot be meant */
    static int run(List<String> arguments, PrintStream out, PrintStream err) throws InterruptedException {
        if (arguments.equals(List.of("--help")) || arguments.equals(List.of("member", "--help"))) {
            out.println(USAGE);
            return 0;
        }
        try {
            if (arguments.isEmpty()) throw new IllegalArgumentException("nothing to do was named; there is 'member'");
            if (!arguments.getFirst().equals("member")) throw new IllegalArgumentException("there is no '" + arguments.getFirst() + "', only 'member'");
            return new MemberCommand(arguments.subList(1, arguments.size())).run(out, err);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(USAGE);
            return BAD_USAGE;
        }
    }
}
