package dev.fbads.gateway.errors;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The {@code error} object of an answer.
 *
 * @param code Meta's code and subcode
 * @param saysTransient what {@code is_transient} says; false where it is absent
 * @param message Meta's text, possibly localised; may quote a token, so it goes into no log and no answer
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
