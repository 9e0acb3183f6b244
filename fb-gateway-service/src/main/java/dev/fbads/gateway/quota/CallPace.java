package dev.fbads.gateway.quota;

import java.time.Duration;
import java.time.Instant;

/** How a call for a subject may go. */
sealed interface CallPace {

    /** Without delay. */
    CallPace NOW = new After(Duration.ZERO);

    /** After the delay, which may be nought. */
    record After(Duration delay) implements CallPace {
    }

    /** Not before the instant. */
    record Stopped(Instant until) implements CallPace {
    }

    /** The slower one of two. */
    static CallPace slower(CallPace one, CallPace other) {
        return switch (one) {
            case Stopped(Instant until) -> other instanceof Stopped(Instant later) && later.isAfter(until) ? other : one;
            case After(Duration delay) -> other instanceof After(Duration longer) && longer.compareTo(delay) <= 0 ? one : other;
        };
    }
}
