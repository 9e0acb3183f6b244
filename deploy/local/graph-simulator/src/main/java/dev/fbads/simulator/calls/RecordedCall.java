package dev.fbads.simulator.calls;

import java.time.Instant;

/**
 * One call that was answered; never holds a token.
 *
 * @param item whether it was part of a batch, which is a call of its own
 */
public record RecordedCall(String method, String path, String limit, String after, boolean item, CallNotes notes, int status,
        Instant at) {
}
