package dev.fbads.sync.rollups;

import java.time.LocalDate;

/**
 * A roll-up of one ad account.
 *
 * @param dateStart first day of its block
 */
record RollUpKey(RollUpLevel level, Grain grain, LocalDate dateStart, String objectId) {
}
