package dev.fbads.query.tenant;

import io.vertx.core.json.JsonObject;

/**
 * Who asks, as a verified token says.
 *
 * @param subject the token's {@code sub}, which the host's membership tables know as {@code user_id}
 */
public record Caller(String subject) {

    public Caller {
        if (subject.isBlank()) {
            throw new IllegalArgumentException("a caller has a subject");
        }
    }

    /** The claims that the policies read through {@code auth.jwt()}. */
    String claims() {
        return new JsonObject().put("sub", subject).encode();
    }
}
