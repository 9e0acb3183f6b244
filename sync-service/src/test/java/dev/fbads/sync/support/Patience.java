package dev.fbads.sync.support;

import java.time.Duration;

/** How long tests wait for a condition. No test is faster or slower for it: the wait ends with the condition. */
public final class Patience {

    /** Longer than anything takes on a busy machine. */
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    private Patience() {
    }
}
