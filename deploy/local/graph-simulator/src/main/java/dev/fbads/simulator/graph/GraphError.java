package dev.fbads.simulator.graph;

import org.jspecify.annotations.Nullable;

/**
 * An error as Graph words it. The status says little: a throttled call is a 400, a permanent refusal may be a 500.
 *
 * @param subcode absent from the answer when null
 * @param title of the message for users; absent from the answer when null
 * @param userMessage for users; absent from the answer when null
 * @param passing value of {@code is_transient}; absent from the answer when null
 */
public record GraphError(int status, String message, String type, int code, @Nullable Integer subcode, @Nullable String title,
        @Nullable String userMessage, @Nullable Boolean passing) {

    private static final String O_AUTH = "OAuthException";

    /** An error of type {@code OAuthException} without anything optional. */
    public static GraphError of(int status, int code, String message) {
        return new GraphError(status, message, O_AUTH, code, null, null, null, null);
    }

    /** The same error with a subcode. */
    public GraphError withSubcode(int value) {
        return new GraphError(status, message, type, code, value, title, userMessage, passing);
    }

    /** The same error with another type. */
    public GraphError withType(String value) {
        return new GraphError(status, message, value, code, subcode, title, userMessage, passing);
    }

    /** The same error with a text for users. */
    public GraphError withUserMessage(String newTitle, String newMessage) {
        return new GraphError(status, message, type, code, subcode, newTitle, newMessage,
                passing == null ? Boolean.FALSE : passing);
    }

    /** The same error, said to pass by itself or not. */
    public GraphError withTransient(boolean value) {
        return new GraphError(status, message, type, code, subcode, title, userMessage, value);
    }
}
