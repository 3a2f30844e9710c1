package parallel.show;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/**
 * A bar for a measurement that still runs: what is measured, how far it is, and about how long it will still take.
 *
 * <p>The browser's own bar, in JupyterLab's colours where it has them: it suits a light and a dark page, and a screen reader knows it.
 * <pre>{@code
 * ProgressBar.of("100 numbers, 1 to 100", 0.42, Duration.ofSeconds(2)).plain()
 *     // measuring 100 numbers, 1 to 100 · 42 % · about 2 s left
 * }</pre>
 * <b>Thread safety.</b> Keeps nothing. <b>Source.</b> Every chapter whose cells take longer than a moment.
 */
public final class ProgressBar {

    /**
     * Takes the place of a bar that is over. A notebook cannot take an output back, and an empty one still has its prompt and its
     * margins: so this one hides what is around it, in JupyterLab and in the pages that nbconvert makes. A cell that shows nothing else,
     * however many bars it had, hides the room for outputs too.
     */
    public static final Shown OVER = new Shown("text/html", """
            <style class="parallel-bar-over">:is(.jp-OutputArea-child,.output_area):has(.parallel-bar-over),\
            .jp-Cell-outputWrapper:has(.parallel-bar-over)\
            :not(:has(.jp-OutputArea-output>:not(.parallel-bar-over))){display:none}</style>""", "");

    private ProgressBar() { }

    /**
     * @param what what is measured, in a few words
     * @param done how much of it is done, 0 to 1; what lies outside is drawn as the nearer of the two
     * @param left about how long it will still take
     */
    public static Shown of(String what, double done, Duration left) {
        Objects.requireNonNull(what, "what is measured is null: give it a name");
        Objects.requireNonNull(left, "the time left is null: give 0 or more");
        long percent = Math.round(100 * Math.clamp(done, 0, 1));
        String label = "measuring " + what;
        String html = """
                <div class="parallel-bar" style="display:flex;flex-wrap:wrap;align-items:center;gap:0 12px">\
                <progress max="100" value="%d" aria-label="%s" style="width:180px;accent-color:var(--jp-brand-color1,#1976d2)"></progress>\
                <span style="font-size:85%%">%s · %s</span></div>""";
        String safe = Html.escape(label);
        return new Shown("text/html", String.format(Locale.ROOT, html, percent, safe, safe, words(left)),
                label + " · " + percent + " % · " + words(left));
    }

    /**
     * In place of the bar of a measurement that was interrupted: a reader who stopped it sees that it has stopped.
     *
     * @param what what was measured, in a few words
     * @param done how much of it was done, 0 to 1
     */
    public static Shown stopped(String what, double done) {
        Objects.requireNonNull(what, "what was measured is null: say it in a few words");
        String words = "measuring " + what + " · stopped at " + Math.round(100 * Math.clamp(done, 0, 1)) + " %";
        return new Shown("text/html", "<div class=\"parallel-bar\" style=\"font-size:85%\">" + Html.escape(words) + "</div>", words);
    }

    /** Seconds up to a minute and a half, then minutes: no more than the estimate knows. */
    private static String words(Duration left) {
        long seconds = left.plusMillis(500).toSeconds();
        if (seconds < 1) return "almost done";
        return seconds < 90 ? "about " + seconds + " s left" : "about " + (seconds + 30) / 60 + " min left";
    }
}
