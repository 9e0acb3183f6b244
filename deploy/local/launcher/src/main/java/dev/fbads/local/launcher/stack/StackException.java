package dev.fbads.local.launcher.stack;

/** The stack cannot do what was asked; the message is meant for a person and says the cause. */
public class StackException extends RuntimeException {

    public StackException(String message) {
        super(message);
    }

    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
