/**
 * The one word that all rooms of the house share: {@link parallel.Task}, the work to be done on one input. And where the house
 * stands: {@link parallel.Library}; what it has open, and where it keeps what goes away again: {@link parallel.Open}, {@link parallel.Scratch};
 * and how it looks at what comes in by its doors: {@link parallel.Given}.
 *
 * <p>The rooms, in reading order, each knowing only those before it:
 * {@link parallel.workload} what is done,
 * {@link parallel.strategy} how it is done,
 * {@link parallel.hazard} what can go wrong,
 * {@link parallel.exercise} exercises that check themselves,
 * {@link parallel.measure} how long it took,
 * {@link parallel.python} the article's programs on the reader's CPython,
 * {@link parallel.claim} the article's sentences and their verdicts,
 * {@link parallel.show} tables, charts and listings,
 * {@link parallel.kernel} the way into a notebook.
 */
package parallel;
