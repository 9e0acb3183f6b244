package dev.fbads.sync.deadletters;

/** A replay has failed; the next one repeats at most its last batch. */
final class DeadLetterReplayFailed extends RuntimeException {

    DeadLetterReplayFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
