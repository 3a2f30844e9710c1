/**
 * How long it took: an {@link parallel.measure.Experiment} times strategies on the same inputs, a
 * {@link parallel.measure.Timings} holds what came out. Knows the strategies; knows nothing of tables, charts or notebooks.
 * Used by every chapter; chapter 6 in full.
 */
package parallel.measure;
