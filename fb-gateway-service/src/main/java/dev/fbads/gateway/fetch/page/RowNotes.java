package dev.fbads.gateway.fetch.page;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.fetch.RowTotals;
import dev.fbads.gateway.graph.MalformedResponseException;

/** What is read of a row besides its bytes: its slice, figures and ids. */
final class RowNotes {

    private static final int MAX_DIGITS = 18;

    private final Map<String, String> identity = new HashMap<>();
    private @Nullable String start;
    private BigDecimal spend = BigDecimal.ZERO;
    private BigDecimal impressions = BigDecimal.ZERO;

    /** The first day of its slice. */
    void start(@Nullable String text) {
        start = text;
    }

    void spend(@Nullable String text) throws MalformedResponseException {
        spend = number(text);
    }

    void impressions(@Nullable String text) throws MalformedResponseException {
        impressions = number(text);
    }

    void identity(String name, @Nullable String value) {
        if (value != null) {
            identity.put(name, value);
        }
    }

    Map<String, String> identity() {
        return identity;
    }

    /** As sent by Meta; null in a row without slice. */
    @Nullable
    String start() {
        return start;
    }

    RowTotals amount() {
        return new RowTotals(spend, impressions.longValue(), 1);
    }

    private static BigDecimal number(@Nullable String text) throws MalformedResponseException {
        if (text == null) {
            return BigDecimal.ZERO;
        }
        int first = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        boolean decimal = point < 0 ? areDigits(text, first, text.length())
                : areDigits(text, first, point) && areDigits(text, point + 1, text.length());
        if (!decimal) {
            throw new MalformedResponseException("a figure is a decimal number");
        }
        return new BigDecimal(text);
    }

    private static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return from < to && to - from <= MAX_DIGITS;
    }
}
