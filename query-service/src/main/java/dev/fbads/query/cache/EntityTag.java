package dev.fbads.query.cache;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Strong entity tags (RFC 9110 §8.8.3): equal tags mean equal bytes. */
final class EntityTag {

    /** {@code If-None-Match} compares weakly: a proxy that compresses a response makes its tag weak. */
    private static final Pattern LISTED = Pattern.compile("(?:W/)?(\"[\\x21\\x23-\\x7e\\x80-\\xff]*\")|\\*");
    private static final String ANY = "*";

    private EntityTag() {
    }

    static String of(ResponseKey key, Locale language) {
        return '"' + key.value() + '.' + language.getLanguage() + '"';
    }

    /** The tags of an {@code If-None-Match} header, without {@code W/}. */
    static List<String> listed(List<String> headers) {
        return headers.stream()
                .flatMap(header -> LISTED.matcher(header).results())
                .map(EntityTag::text)
                .toList();
    }

    static boolean matches(List<String> known, String tag) {
        return known.contains(tag) || known.contains(ANY);
    }

    private static String text(MatchResult found) {
        return found.group(1) == null ? found.group() : found.group(1);
    }
}
