package dev.fbads.sync.ledger;

import java.math.BigDecimal;

/**
 * What the stored rows of one slice add up to.
 *
 * @param spend in the major unit of the account's currency
 */
public record SliceTotals(int rows, BigDecimal spend, long impressions) {

    /** A slice without rows. */
    public static final SliceTotals NONE = new SliceTotals(0, BigDecimal.ZERO, 0);
}
