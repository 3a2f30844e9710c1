/**
 * How long it took, and who ran when: an {@link parallel.measure.Experiment} times strategies on the same inputs, a
 * {@link parallel.measure.Timings} holds what came out; {@link parallel.measure.Turns}, {@link parallel.measure.Recording} and
 * {@link parallel.measure.Journal} draw up a {@link parallel.measure.Timeline}. Knows the strategies; knows nothing of tables, charts or notebooks.
 * Used by every chapter: timelines from chapter 1 on, times in chapter 6 in full.
 */
package parallel.measure;
