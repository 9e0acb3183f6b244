package dev.fbads.gateway.fetch;

import java.math.BigDecimal;

/**
 * What some rows add up to.
 *
 * @param spend in the currency of the account, major units
 * @param impressions how many
 * @param rows how many rows were added up
 */
public record Amount(BigDecimal spend, long impressions, long rows) {

    /** Of no row. */
    public static final Amount NOTHING = new Amount(BigDecimal.ZERO, 0, 0);

    public Amount plus(Amount other) {
        return new Amount(spend.add(other.spend), impressions + other.impressions, rows + other.rows);
    }
}
