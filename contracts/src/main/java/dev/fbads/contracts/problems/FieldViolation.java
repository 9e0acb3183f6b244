package dev.fbads.contracts.problems;

import java.util.List;

/**
 * A violation by one field of a request.
 *
 * @param field its name on the wire, {@code since} or {@code breakdown_sets[1]}
 * @param code the kind of violation
 * @param args values for the placeholders of the message, in order
 */
public record FieldViolation(String field, FieldCode code, List<String> args) {

    public FieldViolation {
        args = List.copyOf(args);
    }

    public FieldViolation(String field, FieldCode code, String... args) {
        this(field, code, List.of(args));
    }
}
