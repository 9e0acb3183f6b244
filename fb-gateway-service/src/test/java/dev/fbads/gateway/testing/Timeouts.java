package dev.fbads.gateway.testing;

import java.time.Duration;

/** How long a test waits for what must happen. No test passes because of it, and only one that fails waits so long. */
public final class Timeouts {

    /** Enough for a busy machine. */
    public static final Duration LONG = Duration.ofSeconds(60);

    private Timeouts() {
    }
}
