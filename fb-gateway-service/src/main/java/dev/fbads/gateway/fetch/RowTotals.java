package dev.fbads.gateway.fetch;

import java.math.BigDecimal;

/**
 * Totals of rows.
 *
 * @param spend in the currency of the account, major units
 * @param impressions total
 * @param rows number of rows
 */
public record RowTotals(BigDecimal spend, long impressions, long rows) {

    /** The totals of no row. */
    public static final RowTotals NOTHING = new RowTotals(BigDecimal.ZERO, 0, 0);

    public RowTotals plus(RowTotals other) {
        return new RowTotals(spend.add(other.spend), impressions + other.impressions, rows + other.rows);
    }
}
