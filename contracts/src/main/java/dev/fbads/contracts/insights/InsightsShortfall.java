package dev.fbads.contracts.insights;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What the rows of a slice are short of, compared with the account's own row; ads that Meta counts and does not show.
 *
 * @param dateStart first day of the slice
 * @param spend missing, in the currency of the account, major units; not negative
 * @param impressions missing; not negative
 */
public record InsightsShortfall(LocalDate dateStart, BigDecimal spend, long impressions) {
}
