package dev.fbads.contracts.insights;

import java.util.Locale;
import java.util.Optional;

/** The length of one slice: a calendar day or a calendar month of the ad account. */
public enum Granularity {
    DAY,
    MONTH;

    /** Lower case, as in JSON and the database. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The granularity with this name on the wire. */
    public static Optional<Granularity> ofWire(String name) {
        for (Granularity granularity : values()) {
            if (granularity.wire().equals(name)) {
                return Optional.of(granularity);
            }
        }
        return Optional.empty();
    }
}
