package dev.fbads.contracts.problems;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** The languages of responses. */
public final class Languages {

    private static final List<Locale> SUPPORTED = List.of(Locale.ENGLISH, Locale.FRENCH);

    private Languages() {
    }

    /**
     * The best of English and French for an {@code Accept-Language} header; English where it is absent, malformed or neither.
     */
    public static Locale preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return Locale.ENGLISH;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SUPPORTED);
            return best == null ? Locale.ENGLISH : best;
        } catch (IllegalArgumentException malformed) {
            return Locale.ENGLISH;
        }
    }
}
