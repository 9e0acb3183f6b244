package dev.fbads.contracts.insights;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The difference between the account's own row of a slice and the sum of its ad rows: Meta counts ads that it does not return.
 *
 * @param dateStart first day of the slice
 * @param spend missing, in the currency of the account, major units; not negative
 * @param impressions missing; not negative
 */
public record InsightsShortfall(LocalDate dateStart, BigDecimal spend, long impressions) {
}
