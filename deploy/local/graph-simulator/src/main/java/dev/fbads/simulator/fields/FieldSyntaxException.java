package dev.fbads.simulator.fields;

/** A {@code fields} parameter that cannot be parsed; the message is worded as Graph words it. */
public final class FieldSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FieldSyntaxException(String problem, int position, String text) {
        super("Syntax error \"%s\" at character %d: %s".formatted(problem, position, text));
    }
}
