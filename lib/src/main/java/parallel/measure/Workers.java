package parallel.measure;

/** What a {@link Scaling} has more and more of. <b>Source.</b> Chapters 1 and 10, where they stand beside each other. */
public enum Workers {
    /** Threads of this JVM. */
    THREADS("thread", "threads"),
    /** Processes of their own, as {@link parallel.strategy.ChildProcesses}. */
    PROCESSES("process", "processes"),
    /** Members of a {@link parallel.strategy.Cluster}: processes that may be on other machines. */
    MEMBERS("member", "members");

    private final String one;
    private final String many;

    Workers(String one, String many) {
        this.one = one;
        this.many = many;
    }

    /** The word for several of them, for example {@code "threads"}. */
    public String many() {
        return many;
    }

    /** So many of them in words, for example {@code "1 thread"}, {@code "4 threads"}. */
    public String count(int n) {
        return n + " " + (n == 1 ? one : many);
    }
}
