package parallel.claim;

/** What an experiment on this machine says of a sentence. */
public enum Verdict {
    /** The numbers agree with the sentence. */
    HOLDS("holds"),
    /** The numbers contradict it. */
    DOES_NOT_HOLD("does not hold"),
    /** They agree under one condition and contradict it under another; the finding names both. */
    DEPENDS("depends"),
    /** This machine cannot tell; the finding says why. */
    NOT_MEASURABLE("not measurable here");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** The verdict in words, for example {@code "does not hold"}. */
    @Override
    public String toString() {
        return words;
    }
}
