package parallel.strategy;

/** Child processes that know the tests' classes, for the tests of other packages. */
public final class TestJvms {

    private TestJvms() { }

    /** So many; to be closed. */
    public static ChildProcesses of(int processes) {
        return ChildProcessesTest.processes(processes);
    }
}
