package dev.fbads.query.level;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The value that a row is sorted by: a number or a text; both are null if the row has no value.
 *
 * @param text in lower case, without accents
 */
public record SortValue(@Nullable BigDecimal number, @Nullable String text) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    public static SortValue of(@Nullable BigDecimal number) {
        return new SortValue(number, null);
    }

    public static SortValue ofName(@Nullable String name) {
        return new SortValue(null, name == null ? null
                : MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("").toLowerCase(Locale.ROOT));
    }

    boolean isAbsent() {
        return number == null && text == null;
    }

    /** Absent values are last in both directions. */
    static int compare(SortValue one, SortValue other, boolean descending) {
        if (one.isAbsent() || other.isAbsent()) {
            return Boolean.compare(one.isAbsent(), other.isAbsent());
        }
        int ascending = one.number != null && other.number != null ? one.number.compareTo(other.number)
                : String.valueOf(one.text).compareTo(String.valueOf(other.text));
        return descending ? -ascending : ascending;
    }
}
