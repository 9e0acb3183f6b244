package dev.fbads.query.level;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What one row is sorted by. One of the two is null; both are where the row has no value.
 *
 * @param text without case and accents
 */
record SortValue(@Nullable BigDecimal number, @Nullable String text) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    static SortValue of(@Nullable BigDecimal number) {
        return new SortValue(number, null);
    }

    static SortValue ofName(@Nullable String name) {
        return new SortValue(null, name == null ? null
                : MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("").toLowerCase(Locale.ROOT));
    }

    boolean isAbsent() {
        return number == null && text == null;
    }

    /** Absent values last, whatever the direction. */
    static int compare(SortValue one, SortValue other, boolean descending) {
        if (one.isAbsent() || other.isAbsent()) {
            return Boolean.compare(one.isAbsent(), other.isAbsent());
        }
        int ascending = one.number != null && other.number != null ? one.number.compareTo(other.number)
                : String.valueOf(one.text).compareTo(String.valueOf(other.text));
        return descending ? -ascending : ascending;
    }
}
