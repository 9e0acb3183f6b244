package dev.fbads.gateway.fetch.page;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonParser;

import dev.fbads.gateway.fetch.sums.Amount;
import dev.fbads.gateway.fetch.sums.SliceSums;
import dev.fbads.gateway.graph.MalformedAnswerException;

/** What is read of a row while it is copied: to which slice it adds what, and who it says it belongs to. */
final class RowNotes {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");

    private final Map<String, String> identity = new HashMap<>();
    private @Nullable String start;
    private @Nullable String spend;
    private @Nullable String impressions;

    /** A member that goes into the row as it is; leaves the parser where it stands. */
    void figure(JsonParser json, String name) throws IOException {
        switch (name) {
            case "date_start" -> start = PageJson.text(json);
            case "spend" -> spend = PageJson.text(json);
            case "impressions" -> impressions = PageJson.text(json);
            default -> {
            }
        }
    }

    /** A member that says whose row it is; an object in its place says nothing. */
    void identity(JsonParser json, String name) throws IOException {
        String value = json.currentToken().isScalarValue() ? PageJson.text(json) : null;
        json.skipChildren();
        if (value != null) {
            identity.put(name, value);
        }
    }

    Map<String, String> identity() {
        return identity;
    }

    boolean hasSlice() {
        return start != null;
    }

    /** Adds the row to its slice; one without slice adds nothing. */
    void addTo(SliceSums sums) throws MalformedAnswerException {
        if (start != null) {
            sums.add(date(start), new Amount(number(spend), number(impressions).longValue(), 1));
        }
    }

    private static LocalDate date(String text) throws MalformedAnswerException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException malformed) {
            throw new MalformedAnswerException("a slice begins with a day");
        }
    }

    private static BigDecimal number(@Nullable String text) throws MalformedAnswerException {
        if (text == null) {
            return BigDecimal.ZERO;
        }
        if (!DECIMAL.matcher(text).matches()) {
            throw new MalformedAnswerException("a figure is a decimal number");
        }
        return new BigDecimal(text);
    }
}
