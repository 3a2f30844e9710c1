package parallel.bench;

/** One strategy on one list. */
record Case(Workload workload, Way way) { }
