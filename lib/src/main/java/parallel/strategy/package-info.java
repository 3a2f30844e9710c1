/**
 * How it is done: one small class for each way of doing a {@link parallel.Task} on a list of inputs, all behind one interface,
 * {@link parallel.strategy.Strategy}. Read them in the article's order: {@code Sequential}, {@code ThreadPerTask},
 * {@code SharedQueue}, {@code ThreadPool}; then {@code ChildProcesses}, {@code VirtualThreads},
 * {@code ParallelStream}, and {@code Cluster}, which reaches other machines. Knows nothing of primes, clocks or charts.
 * Used by chapter 6 in full and by every later comparison; {@code java -jar parallel.jar member} ({@code Main}) is chapter 10's.
 */
package parallel.strategy;
