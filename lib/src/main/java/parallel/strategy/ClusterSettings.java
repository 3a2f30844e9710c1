package parallel.strategy;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parallel.Given;

/**
 * How a {@link Cluster} reaches other machines: its name, the address on which it listens here, and the members that it joins.
 *
 * <p>Without these settings a cluster keeps to this machine: its name is a random one, and it listens on the loopback address only. With
 * them, whoever reaches the address and knows the name can run code here: only in a network that you trust.
 * <pre>{@code
 * new Cluster(1, ClusterSettings.on("192.168.1.20"));     // others join it: java -jar parallel.jar member --join 192.168.1.20:5701
 * ClusterSettings.on("192.168.1.20").named("reading-group").join("192.168.1.21:5701", "192.168.1.22:5701");
 * }</pre>
 * <p><b>Failure.</b> {@link IllegalArgumentException} for what cannot be meant. <b>Interrupt.</b> Waits for nothing. <b>Memory effects.</b> None.
 * <b>Thread safety.</b> Immutable. <b>Source.</b> Hazelcast's reference manual, "Network"; chapter 10.
 *
 * @param name    the cluster's name, the same for all members: 1 to 64 letters, digits, dots, hyphens and underscores
 * @param address an address of this machine, as digits, for example {@code "192.168.1.20"}; not all of them, {@code "0.0.0.0"}
 * @param port    where this JVM's member listens, 1 to 65535, or 0: any that is free
 * @param join    members to join, each as {@code "host:port"}; none: others join this one
 * @param threads how many pieces this JVM's member does at once, 1 to 1,000
 */
public record ClusterSettings(String name, String address, int port, List<String> join, int threads) {

    /** The name of a cluster that was not given another. */
    public static final String USUAL_NAME = "workbook";
    /** Hazelcast's usual port. */
    public static final int USUAL_PORT = 5701;

    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern HOST_AND_PORT = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):(\\d{1,5})");

    /** @throws IllegalArgumentException if one of them cannot be meant: what, its value, and what it may be */
    public ClusterSettings {
        Objects.requireNonNull(name, "the cluster's name is null: give letters, digits, dots and hyphens");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a cluster's name must be 1 to 64 letters, digits, dots, hyphens and underscores, not '" + name + "'");
        }
        Objects.requireNonNull(address, "the address is null: give one of this machine's, for example \"127.0.0.1\"");
        if (port < 0 || port > HIGHEST_PORT) throw new IllegalArgumentException("the port must be 1 to " + HIGHEST_PORT + ", or 0 for any, not " + port);
        join = Given.list(join, "the members to join", "give each as \"host:port\"");
        join.forEach(ClusterSettings::checkMember);
        Settings.threads("ClusterSettings", threads);
        checkAddress(address);
    }

    /**
     * Listens on an address of this machine, port {@value #USUAL_PORT}, under the name {@value #USUAL_NAME}, with one thread.
     *
     * @param address one of this machine's, as digits
     */
    public static ClusterSettings on(String address) {
        return new ClusterSettings(USUAL_NAME, address, USUAL_PORT, List.of(), 1);
    }

    /** The same with another name of the cluster. */
    public ClusterSettings named(String name) {
        return new ClusterSettings(name, address, port, join, threads);
    }

    /** The same on another port, 1 to 65535, or 0: any that is free. */
    public ClusterSettings port(int port) {
        return new ClusterSettings(name, address, port, join, threads);
    }

    /** The same, joining these members instead of those before; each as {@code "host:port"}. */
    public ClusterSettings join(String... members) {
        return new ClusterSettings(name, address, port, Given.list(members == null ? null : Arrays.asList(members),
                "the members to join", "give each as \"host:port\""), threads);
    }

    /** The same with another number of pieces that this JVM's member does at once, 1 to 1,000. */
    public ClusterSettings threads(int threads) {
        return new ClusterSettings(name, address, port, join, threads);
    }

    private static void checkAddress(String address) {
        InetAddress here;
        try {
            here = InetAddress.ofLiteral(address);                      // asks no name server
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("an address must be written in digits, for example 127.0.0.1, not '" + address + "'", e);
        }
        try {
            if (here.isAnyLocalAddress()) throw new IllegalArgumentException("a cluster listens on one address, not on all: not '" + address + "'");
            if (NetworkInterface.getByInetAddress(here) == null) {
                throw new IllegalArgumentException("no network interface of this machine has the address '" + address + "'; there are " + addresses());
            }
        } catch (SocketException e) {
            throw new IllegalArgumentException("the system does not say whether it has the address '" + address + "': " + e.getMessage(), e);
        }
    }

    private static List<String> addresses() throws SocketException {
        return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).map(InetAddress::getHostAddress).sorted().toList();
    }

    static void checkMember(String member) {
        Matcher parts = HOST_AND_PORT.matcher(member);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) < 1 || Integer.parseInt(parts.group(2)) > HIGHEST_PORT) {
            throw new IllegalArgumentException("a member to join must be host:port, with a port of 1 to " + HIGHEST_PORT + ", not '" + member + "'");
        }
    }

    /** The host of a member to join. */
    static String host(String member) {
        String host = member.substring(0, member.lastIndexOf(':'));
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** The port of a member to join. */
    static int port(String member) {
        return Integer.parseInt(member.substring(member.lastIndexOf(':') + 1));
    }
}
