package dev.fbads.simulator.dataset;

import java.time.Instant;

/** An ad set; {@code dailyBudget} is in minor units of the account's currency. */
public record AdSet(String id, String name, Campaign campaign, long dailyBudget, Instant created) implements AdObject {
}
