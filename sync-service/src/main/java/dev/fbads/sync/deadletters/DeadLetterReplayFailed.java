package dev.fbads.sync.deadletters;

/** A replay was broken off; what it had sent is not sent again but for its last batch. */
final class DeadLetterReplayFailed extends RuntimeException {

    DeadLetterReplayFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
