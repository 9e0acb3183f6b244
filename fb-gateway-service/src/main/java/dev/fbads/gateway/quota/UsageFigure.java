package dev.fbads.gateway.quota;

import java.time.Duration;
import java.time.Instant;

/**
 * A usage percentage reported by Meta, and when it was read.
 *
 * @param percent 0 to 100 and above
 */
record UsageFigure(double percent, Instant at) {

    boolean countsAt(Instant now, Duration validity) {
        return at.plus(validity).isAfter(now);
    }

    /** {@code 28.5@1767225600000}. */
    String text() {
        return percent + "@" + at.toEpochMilli();
    }

    static UsageFigure ofText(String text) {
        int at = text.indexOf('@');
        return new UsageFigure(Double.parseDouble(text.substring(0, at)),
                Instant.ofEpochMilli(Long.parseLong(text.substring(at + 1))));
    }
}
