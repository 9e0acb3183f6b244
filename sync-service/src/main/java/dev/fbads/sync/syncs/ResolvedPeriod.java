package dev.fbads.sync.syncs;

import java.time.Instant;

import dev.fbads.contracts.periods.ReportingCalendar;
import dev.fbads.sync.plan.SyncScope;

/**
 * A sync request resolved at an instant: presets are days, and the compte's breakdown sets are filled in.
 *
 * @param calendar of the ad account
 * @param at when the request was received
 */
record ResolvedPeriod(SyncScope scope, ReportingCalendar calendar, Instant at) {
}
