package dev.fbads.simulator.truth;

import java.time.LocalDate;

import dev.fbads.simulator.dataset.AdAccount;
import dev.fbads.simulator.insights.Level;

/** What is to be summed; both days inclusive, in the account's zone. */
record TruthQuery(AdAccount account, LocalDate since, LocalDate until, Level level, boolean withDeleted) {
}
