package dev.fbads.contracts.problems;

import java.util.List;

/**
 * One thing that is wrong with one field.
 *
 * @param field its name on the wire, {@code since} or {@code breakdown_sets[1]}
 * @param code what is wrong
 * @param args what the message names, in the order of its placeholders
 */
public record FieldViolation(String field, FieldCode code, List<String> args) {

    public FieldViolation {
        args = List.copyOf(args);
    }

    public FieldViolation(String field, FieldCode code, String... args) {
        this(field, code, List.of(args));
    }
}
