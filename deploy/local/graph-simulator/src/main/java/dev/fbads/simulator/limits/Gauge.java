package dev.fbads.simulator.limits;

import java.time.Duration;
import java.time.Instant;

/**
 * How much of one limit is used. The score leaks away evenly over its window; other uses all end with the window that the
 * first of them opened. Not safe for threads: {@link Throttles} guards it.
 */
final class Gauge {

    private final boolean leaks;
    private final Duration window;
    private double used;
    private Instant since = Instant.MIN;
    private Instant blockedUntil = Instant.MIN;
    private double floor;

    Gauge(Regime regime) {
        this.leaks = regime == Regime.SCORE;
        this.window = regime.window();
    }

    /** Uses points; false when that is refused, and then nothing is used. */
    boolean use(Instant now, int points, int maximum, Duration block) {
        settle(now, maximum);
        if (isFull(now, maximum)) {
            return false;
        }
        if (used + points > maximum) {
            if (leaks) {
                blockedUntil = now.plus(block);
            }
            used = maximum;
            return false;
        }
        if (used == 0) {
            since = now;
        }
        used += points;
        return true;
    }

    /** Refuses everything for a while. */
    void block(Instant until) {
        blockedUntil = until;
    }

    /** Others use this much, in percent, too. */
    void floor(double percent) {
        floor = percent;
    }

    /** How much is used, in percent. */
    double percent(Instant now, int maximum) {
        settle(now, maximum);
        return now.isBefore(blockedUntil) ? 100 : Math.min(100, Math.max(floor, used * 100 / maximum));
    }

    /** How long calls go on being refused; zero when they are not. */
    Duration regain(Instant now, int maximum) {
        settle(now, maximum);
        if (now.isBefore(blockedUntil)) {
            return Duration.between(now, blockedUntil);
        }
        if (!isFull(now, maximum)) {
            return Duration.ZERO;
        }
        return leaks || used == 0 ? window : Duration.between(now, since.plus(window));
    }

    private boolean isFull(Instant now, int maximum) {
        return now.isBefore(blockedUntil) || floor >= 100 || !leaks && used >= maximum;
    }

    private void settle(Instant now, int maximum) {
        if (used == 0) {
            return;
        }
        if (leaks) {
            double leaked = maximum * (double) Duration.between(since, now).toMillis() / window.toMillis();
            used = Math.max(0, used - Math.max(0, leaked));
            since = now;
        } else if (!now.isBefore(since.plus(window))) {
            used = 0;
        }
    }
}
