/**
 * What is done: the work that the ways of {@link parallel.strategy} do on their inputs. Knows nothing of strategies or measurements.
 * Work for the processor ({@link parallel.workload.PrimeCheck}: chapter 6, and wherever a processor is to be busy;
 * {@link parallel.workload.PrimeSieve}: chapter 10, read {@link parallel.workload.Piece} first), work that waits
 * ({@link parallel.workload.ManyFiles}, {@link parallel.workload.SlowServer}: chapter 3), and small programs for a process of their own
 * ({@link parallel.workload.Crash}: chapter 2; {@link parallel.workload.Crowd}: chapter 9). {@link parallel.workload.Dish}, {@link parallel.workload.Chore} and
 * {@link parallel.workload.BigFile} belong to the stories of chapter 7.
 */
package parallel.workload;
