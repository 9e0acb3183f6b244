package dev.fbads.simulator.dataset;

import java.time.Instant;

/**
 * An ad.
 *
 * @param seed what its deliveries are drawn from
 * @param firstDay first day on which it may deliver, as days since 1970-01-01
 * @param lastDay last such day; before {@code firstDay} when it never delivers
 */
public record Ad(String id, String name, AdSet adSet, EffectiveStatus status, long seed, long firstDay, long lastDay,
        AdProfile profile, Instant created) implements AdObject {

    /** The campaign of its ad set. */
    public Campaign campaign() {
        return adSet.campaign();
    }
}
