/**
 * What is done: the work that the ways of {@link parallel.strategy} do on their inputs. Knows nothing of threads or clocks.
 * Used by chapter 6 (prime checks) and wherever a chapter needs work for the processor.
 */
package parallel.workload;
