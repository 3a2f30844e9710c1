package parallel.show;

/** The few pieces of HTML that every output shares. What is written here is well-formed XML too, which the tests rely on. */
final class Html {

    private Html() { }

    /** The text with everything that HTML would read as markup made harmless, inside an attribute too. */
    static String escape(String text) {
        var out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\t', '\n', '\r' -> out.append((char) c);
                // control characters and lone surrogates are in no HTML and would break the notebook's file
                default -> out.appendCodePoint(c < 0x20 || c >= 0xD800 && c <= 0xDFFF || c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c);
            }
        });
        return out.toString();
    }

    /** A link; the address may lead to a neighbouring chapter. */
    static String link(String address, String text) {
        return "<a href=\"" + escape(address) + "\">" + escape(text) + "</a>";
    }

    /** A paragraph. */
    static String paragraph(String text) {
        return "<p>" + escape(text) + "</p>";
    }

    /** A paragraph in small print. */
    static String small(String text) {
        return "<p class=\"small\" style=\"font-size:85%\">" + escape(text) + "</p>";
    }
}
