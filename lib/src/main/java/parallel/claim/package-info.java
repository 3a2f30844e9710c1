/**
 * What the article says, and whether it holds here: its four times, and {@link parallel.claim.Finding}s, each a sentence of the
 * article with a verdict computed from this machine's numbers. A class for each section judges what its chapter measured
 * ({@link parallel.claim.ConcurrencyClaims} is the first); {@link parallel.claim.Ledger} keeps what was found, and by
 * {@link parallel.claim.Checks} finds out what is missing or old, in Java and in CPython. Used at the end of every chapter; chapter 8 is about nothing else.
 */
package parallel.claim;
