package dev.fbads.gateway.testing;

import java.time.Duration;

/** Upper bounds of waits in tests; only a failing test waits this long. */
public final class Timeouts {

    /** Enough for a busy machine. */
    public static final Duration LONG = Duration.ofSeconds(60);

    private Timeouts() {
    }
}
