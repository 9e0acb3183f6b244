package dev.fbads.gateway.errors;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The {@code error} object of a response.
 *
 * @param code code and subcode
 * @param saysTransient the value of {@code is_transient}; false where it is absent
 * @param message the text, possibly localised; may quote a token and therefore must not be logged or returned
 */
public record GraphError(GraphCode code, boolean saysTransient, String message) {

    /** Whether the text contains the phrase, in any letter case. */
    boolean mentions(String phrase) {
        return message.toLowerCase(Locale.ROOT).contains(phrase);
    }

    boolean hasCode(int number) {
        return code.code() == number;
    }

    @Nullable
    Integer subcode() {
        return code.subcode();
    }

    @Override
    public String toString() {
        return "GraphError[" + code + ", transient=" + saysTransient + "]";
    }
}
