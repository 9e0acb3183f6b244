package dev.fbads.gateway.quota;

import java.time.Duration;
import java.time.Instant;

/** When a call for a subject may be sent. */
sealed interface CallPace {

    /** At once. */
    CallPace NOW = new After(Duration.ZERO);

    /** After the delay, which may be 0. */
    record After(Duration delay) implements CallPace {
    }

    /** Not before the instant. */
    record Stopped(Instant until) implements CallPace {
    }

    /** The later of two. */
    static CallPace slower(CallPace one, CallPace other) {
        return switch (one) {
            case Stopped(Instant until) -> other instanceof Stopped(Instant later) && later.isAfter(until) ? other : one;
            case After(Duration delay) -> other instanceof After(Duration longer) && longer.compareTo(delay) <= 0 ? one : other;
        };
    }
}
