package dev.fbads.notifier.event;

/** A record of the topic is not a sync event; the message names the reason and contains no part of the record. */
public final class InvalidEventException extends RuntimeException {

    InvalidEventException(String message) {
        super(message);
    }

    InvalidEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
