package dev.fbads.gateway.fetch;

import java.math.BigDecimal;

/**
 * What some rows add up to.
 *
 * @param spend in the currency of the account, major units
 * @param impressions how many
 * @param rows how many rows were added up
 */
public record RowTotals(BigDecimal spend, long impressions, long rows) {

    /** Of no row. */
    public static final RowTotals NOTHING = new RowTotals(BigDecimal.ZERO, 0, 0);

    public RowTotals plus(RowTotals other) {
        return new RowTotals(spend.add(other.spend), impressions + other.impressions, rows + other.rows);
    }
}
