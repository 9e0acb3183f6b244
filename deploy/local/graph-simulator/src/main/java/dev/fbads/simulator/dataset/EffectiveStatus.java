package dev.fbads.simulator.dataset;

/** State of an ad with that of its parents, as far as the data set has them. */
public enum EffectiveStatus {
    /** Running. */
    ACTIVE,
    /** Stopped. */
    PAUSED,
    /** Waiting for Meta, never shown so far. */
    PENDING_REVIEW,
    /** Put away: listed only on demand. */
    ARCHIVED,
    /** Gone: listed never, readable by its own id, part of its parents' totals. */
    DELETED;

    /** Whether a list without a status filter leaves it out. */
    public boolean isHidden() {
        return this == ARCHIVED || this == DELETED;
    }

    /** What the advertiser set, without Meta's own states. */
    public String configured() {
        return this == PENDING_REVIEW ? ACTIVE.name() : name();
    }
}
