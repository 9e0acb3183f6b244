package dev.fbads.local.backing;

/** A backing service did not do what it should; the message names it and says what it said last. */
public class BackingException extends RuntimeException {

    public BackingException(String message) {
        super(message);
    }

    public BackingException(String message, Throwable cause) {
        super(message, cause);
    }
}
