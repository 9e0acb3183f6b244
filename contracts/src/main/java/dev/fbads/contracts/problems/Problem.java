package dev.fbads.contracts.problems;

import java.util.List;
import java.util.Locale;

/**
 * The body of every error response, {@code application/problem+json} (RFC 9457).
 *
 * @param type {@code urn:fbads:problem:<code>}
 * @param title a description of the problem in the caller's language; the same for every occurrence of the code
 * @param status HTTP status
 * @param code stable; clients may rely on it
 * @param errors violations by field; empty if the problem concerns no field
 */
public record Problem(String type, String title, int status, String code, List<FieldError> errors) {

    /** The media type of the body. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    /** The envelope of a code without fields, in French for {@code fr}, else in English. */
    public static Problem of(ProblemCode code, Locale locale) {
        return of(code, List.of(), locale);
    }

    /** The envelope of an exception, in French for {@code fr}, else in English. */
    public static Problem of(ProblemException exception, Locale locale) {
        return of(exception.code(), exception.violations(), locale);
    }

    private static Problem of(ProblemCode code, List<FieldViolation> violations, Locale locale) {
        ProblemTexts texts = ProblemTexts.in(locale);
        List<FieldError> errors = violations.stream()
                .map(violation -> new FieldError(violation.field(), violation.code().wire(), texts.of(violation)))
                .toList();
        return new Problem("urn:fbads:problem:" + code.wire(), texts.of(code), code.status(), code.wire(), errors);
    }

    /**
     * @param field name on the wire
     * @param code stable; clients may rely on it
     * @param message in the caller's language
     */
    public record FieldError(String field, String code, String message) {
    }
}
