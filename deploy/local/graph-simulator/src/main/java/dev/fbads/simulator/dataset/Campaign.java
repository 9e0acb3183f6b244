package dev.fbads.simulator.dataset;

import java.time.Instant;

/** A campaign. */
public record Campaign(String id, String name, Objective objective, Instant created) implements AdObject {
}
