package dev.fbads.system.settings;

import java.util.Locale;
import java.util.regex.Pattern;

/** The first paragraph of a Javadoc comment as one line of Markdown. */
final class JavadocText {

    private static final Pattern END_OF_PARAGRAPH = Pattern.compile("<p>|<ul>|<ol>|(?m)^\\s*@\\w+");
    private static final Pattern CODE = Pattern.compile("\\{@code ([^}]*)}");
    /** {@code #method()}, {@code Type#method()} or {@code Type}, perhaps with a text of its own, which is kept. */
    private static final Pattern LINK = Pattern.compile("\\{@link (?:[\\w.]*#)?([\\w.]+)(?:\\([^)]*\\))?(?: ([^}]*))?}");

    private JavadocText() {
    }

    static String markdown(String comment) {
        String paragraph = END_OF_PARAGRAPH.split(comment, 2)[0];
        String code = CODE.matcher(paragraph).replaceAll("`$1`");
        String links = LINK.matcher(code)
                .replaceAll(link -> link.group(2) == null ? "`" + kebab(link.group(1)) + "`" : link.group(2));
        return links.replaceAll("\\s+", " ").replace("|", "\\|").strip();
    }

    /** A linked method is a setting, which has a name in kebab case. */
    private static String kebab(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
