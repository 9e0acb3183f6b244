package dev.fbads.simulator.limits;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.fbads.simulator.graph.GraphError;

/** One of the limits that Meta enforces, each with its own count and its own refusal. */
public enum Regime {
    /** API-level score of an ad account: a read is 1 point, a write 3; decays over 300 seconds. */
    SCORE(true, Duration.ofSeconds(300), 17, 2446079, "(#17) User request limit reached"),
    /** Calls of insights, per ad account and hour. */
    BUC_INSIGHTS(true, Duration.ofHours(1), 80000, 2446079,
            "(#80000) There have been too many calls from this ad-account. Wait a bit and try again."),
    /** Other reads of ad objects, per ad account and hour. */
    BUC_MANAGEMENT(true, Duration.ofHours(1), 80004, 2446079,
            "(#80004) There have been too many calls to this ad-account. Wait a bit and try again."),
    /** All calls of the app, per hour. */
    APP(false, Duration.ofHours(1), 4, null, "(#4) Application request limit reached"),
    /** All insights of the app, per minute; adapts to Meta's load, here to the setting. */
    PLATFORM(false, Duration.ofMinutes(1), 4, 1504022, "(#4) Too many API requests");

    private final boolean perAccount;
    private final Duration window;
    private final int code;
    private final @Nullable Integer subcode;
    private final String message;

    Regime(boolean perAccount, Duration window, int code, @Nullable Integer subcode, String message) {
        this.perAccount = perAccount;
        this.window = window;
        this.code = code;
        this.subcode = subcode;
        this.message = message;
    }

    /** Whether each account has a count of its own; else the app has one. */
    boolean perAccount() {
        return perAccount;
    }

    /** How long what was used counts. */
    Duration window() {
        return window;
    }

    /** What a call beyond the limit is answered. */
    GraphError refusal() {
        GraphError error = GraphError.of(400, code, message);
        return Optional.ofNullable(subcode).map(error::withSubcode).orElse(error)
                .withUserMessage("Too many calls", "Calls to this api have exceeded the rate limit.");
    }
}
