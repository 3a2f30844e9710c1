package parallel.strategy;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Child JVMs that know the tests' classes, too. */
public final class TestJvms {

    private TestJvms() { }

    public static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    static List<Path> places() {
        return Arrays.stream(classPath().split(File.pathSeparator)).map(Path::of).toList();
    }

    /** So many; to be closed. What is compiled for a test is used up before a better compiler is done. */
    public static ChildProcesses processes(int number) {
        return new ChildProcesses(number, places(), "-XX:TieredStopAtLevel=1");
    }

    /** Of so many members; to be closed. */
    public static Cluster cluster(int members) {
        return new Cluster(members, Cluster.loopback(), places());
    }
}
