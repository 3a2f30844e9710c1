/**
 * What can go wrong: race, deadlock, starvation, each broken and fixed in the same shape, so that the difference is the lesson.
 *
 * <p>A race is shown as jcstress shows it, by what came of it in many runs: {@link parallel.hazard.Race} and its
 * {@link parallel.hazard.Outcomes}. In reading order: {@code LostUpdate}, {@code UnseenWrite}, {@code Publication}, {@code StopSign}, {@code LastSeat}, {@code UnlockedList} are the races;
 * {@code Deadlock} with its {@code WaitForGraph}; {@code Starvation} with its {@code Shares}; {@code Philosophers}, where all three meet. Nothing here outlives the call
 * that made it, the deadlocks neither. Knows nothing of strategies, clocks or charts. Used by chapters 5 and 9.
 */
package parallel.hazard;
