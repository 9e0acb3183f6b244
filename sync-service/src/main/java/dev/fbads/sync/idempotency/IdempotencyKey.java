package dev.fbads.sync.idempotency;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.fbads.contracts.problems.FieldCode;
import dev.fbads.contracts.problems.FieldViolation;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;

/**
 * A key chosen by the client, by which a repeated request is recognised (draft-ietf-httpapi-idempotency-key-header).
 *
 * @param value 1 to 255 visible ASCII characters, without the quotes that the draft prescribes
 */
public record IdempotencyKey(String value) {

    /** Name of the header. */
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern VISIBLE = Pattern.compile("[!-~&&[^\"]]{1,255}");

    public IdempotencyKey {
        if (!VISIBLE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an idempotency key");
        }
    }

    /**
     * The key in the request's headers of that name, if any.
     *
     * @throws ProblemException naming the header, if it is malformed or occurs twice
     */
    public static Optional<IdempotencyKey> of(List<String> headers) {
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        if (headers.size() > 1) {
            throw refused(FieldCode.GIVEN_TWICE);
        }
        String text = headers.getFirst().strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        String value = quoted ? text.substring(1, text.length() - 1) : text;
        if (!VISIBLE.matcher(value).matches()) {
            throw refused(FieldCode.INVALID_IDEMPOTENCY_KEY);
        }
        return Optional.of(new IdempotencyKey(value));
    }

    private static ProblemException refused(FieldCode code) {
        return new ProblemException(ProblemCode.INVALID_REQUEST, new FieldViolation(HEADER, code));
    }
}
