package dev.fbads.sync.support;

import java.time.Duration;

/** Timeout of conditions in tests. It does not slow tests down, because the wait ends with the condition. */
public final class Patience {

    /** Longer than any condition takes on a busy machine. */
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    private Patience() {
    }
}
