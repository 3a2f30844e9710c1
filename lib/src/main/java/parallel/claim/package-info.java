/**
 * What the article says, and whether it holds here: its four times, and {@link parallel.claim.Finding}s, each a sentence of the
 * article with a verdict computed from this machine's numbers. A class for each section judges what its chapter measured
 * ({@link parallel.claim.ConcurrencyClaims} is the first); {@link parallel.claim.Ledger} keeps what was found. Used at the end of every chapter.
 */
package parallel.claim;
