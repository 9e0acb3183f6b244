package dev.fbads.contracts.problems;

import java.util.Locale;

/** Stable codes of the error envelope, each with its HTTP status. */
public enum ProblemCode {
    INVALID_REQUEST(400),
    MALFORMED_JSON(400),
    COMPTE_REQUIRED(400),
    CONNECT_STATE_INVALID(400),
    CONNECT_REFUSED(400),
    CONNECT_SCOPE_MISSING(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    ACCOUNT_NOT_FOUND(404),
    SYNC_NOT_FOUND(404),
    CONNECTION_NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    SYNC_ALREADY_ENDED(409),
    BODY_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    IDEMPOTENCY_KEY_REUSED(422),
    INTERNAL_ERROR(500),
    UPSTREAM_UNAVAILABLE(502),
    SERVICE_UNAVAILABLE(503),
    QUERY_TIMEOUT(503),
    TOO_MANY_EXPORTS(503),
    CONNECT_NOT_CONFIGURED(503);

    private final int status;

    ProblemCode(int status) {
        this.status = status;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** Lower case, as in the {@code code} member. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
