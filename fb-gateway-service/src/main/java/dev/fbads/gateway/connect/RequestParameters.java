package dev.fbads.gateway.connect;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.problems.FieldCode;
import dev.fbads.contracts.problems.FieldViolation;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;

/** Parses request parameters; invalid ones are a {@link ProblemException}. */
final class RequestParameters {

    private RequestParameters() {
    }

    /** An integer query parameter; null where it is absent. */
    static @Nullable Integer number(String name, @Nullable String text) {
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException malformed) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST,
                    new FieldViolation(name, FieldCode.INVALID_TYPE, "integer"));
        }
    }

    /** The id of a connection; a malformed id is not found. */
    static UUID connection(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(ProblemCode.CONNECTION_NOT_FOUND);
        }
    }

    /** The body, which is required. */
    static LinkRequest body(@Nullable LinkRequest body) {
        if (body == null) {
            throw new ProblemException(ProblemCode.MALFORMED_JSON);
        }
        return body;
    }
}
