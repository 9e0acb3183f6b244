package dev.fbads.simulator.limits;

/** How the usage headers are written. */
public enum HeaderStyle {
    /** As documented. */
    NUMBERS,
    /** Every number as a JSON string, which happens. */
    STRINGS,
    /** Not at all, which happens too. */
    ABSENT
}
