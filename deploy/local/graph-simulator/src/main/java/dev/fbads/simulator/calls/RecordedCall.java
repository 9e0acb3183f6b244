package dev.fbads.simulator.calls;

import java.time.Instant;

/** One call that was answered; never holds a token. {@code since} and {@code until} are empty when no insights were asked. */
public record RecordedCall(String method, String path, String limit, String after, CallNotes notes, int status, Instant at) {
}
