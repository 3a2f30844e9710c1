/**
 * The races of {@link parallel.hazard} as tests of jcstress, the field's reference for them: each version a class, with every outcome that
 * our own tables list. What is wrong in them is interesting in a broken version and forbidden in a fixed one. {@code Races} runs them.
 */
package parallel.bench.races;
