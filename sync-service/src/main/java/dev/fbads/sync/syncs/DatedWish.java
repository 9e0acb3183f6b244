package dev.fbads.sync.syncs;

import java.time.Instant;

import dev.fbads.contracts.periods.ReportingCalendar;
import dev.fbads.sync.wish.Wish;

/**
 * A wish at the moment in which it was made.
 *
 * @param calendar of the account that it is for
 */
record DatedWish(Wish wish, ReportingCalendar calendar, Instant at) {
}
