package dev.fbads.notifier.event;

/** A record on the topic is not a sync event; the message says why and holds nothing of the record. */
public final class InvalidEventException extends RuntimeException {

    InvalidEventException(String message) {
        super(message);
    }

    InvalidEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
