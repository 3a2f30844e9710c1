/**
 * Can the numbers be trusted? What {@code mvn -Pbench} runs: {@link parallel.measure.Experiment} beside JMH, the field's reference, and
 * its trials of honesty. {@code Bench} is the entry; each {@code Part} answers one question with one table. Read {@code Workload} and
 * {@code Way} first: they are the cells. Neither in the jar nor in the ordinary build.
 */
package parallel.bench;
