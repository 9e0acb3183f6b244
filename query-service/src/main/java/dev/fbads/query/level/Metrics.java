package dev.fbads.query.level;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SortedMap;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The figures of one row, or of all rows together, under Meta's names. Ratios are of the sums in the same object. */
@Schema(description = "Figures under Meta's names. Money is in the major unit of the account's currency. Ratios are computed from "
        + "the sums in the same object, to six decimals, half up; a division by zero is null.")
public record Metrics(
        long impressions,
        @Schema(description = "people; the sum of stored rows, an upper bound when named in upper_bounds") long reach,
        @Schema(description = "impressions / reach; computed from an upper bound, and so too low, when named in upper_bounds") @Nullable BigDecimal frequency,
        @Schema(description = "exact") BigDecimal spend,
        long clicks,
        @Schema(description = "people; the sum of stored rows, an upper bound when named in upper_bounds") long uniqueClicks,
        @Schema(description = "spend / clicks") @Nullable BigDecimal cpc,
        @Schema(description = "spend * 1000 / impressions") @Nullable BigDecimal cpm,
        @Schema(description = "percent: clicks * 100 / impressions") @Nullable BigDecimal ctr,
        long inlineLinkClicks,
        long inlinePostEngagement,
        @Schema(description = "percent: inline_link_clicks * 100 / impressions") @Nullable BigDecimal websiteCtr,
        @Schema(description = "spend / inline_link_clicks") @Nullable BigDecimal costPerInlineLinkClick,
        @Schema(description = "spend / unique_clicks; too low when named in upper_bounds") @Nullable BigDecimal costPerUniqueClick,
        @Schema(description = "action type to count. Types overlap: never add them up") SortedMap<String, BigDecimal> actions,
        @Schema(description = "action type to worth") SortedMap<String, BigDecimal> actionValues,
        @Schema(description = "action type to people; upper bounds when named in upper_bounds") SortedMap<String, BigDecimal> uniqueActions) {

    private static final int MICRO_SCALE = 6;
    private static final int RATIO_SCALE = 6;
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);
    private static final BigDecimal MILLE = BigDecimal.valueOf(1000);

    static Metrics of(Sums sums, ActionSums actions) {
        BigDecimal spend = BigDecimal.valueOf(sums.spendMicros(), MICRO_SCALE);
        BigDecimal impressions = BigDecimal.valueOf(sums.impressions());
        BigDecimal clicks = BigDecimal.valueOf(sums.clicks());
        BigDecimal linkClicks = BigDecimal.valueOf(sums.inlineLinkClicks());
        return new Metrics(sums.impressions(), sums.reach(), ratio(impressions, sums.reach()), spend, sums.clicks(),
                sums.uniqueClicks(), ratio(spend, sums.clicks()), ratio(spend.multiply(MILLE), sums.impressions()),
                ratio(clicks.multiply(PERCENT), sums.impressions()), sums.inlineLinkClicks(), sums.inlinePostEngagement(),
                ratio(linkClicks.multiply(PERCENT), sums.impressions()), ratio(spend, sums.inlineLinkClicks()),
                ratio(spend, sums.uniqueClicks()), actions.actions(), actions.actionValues(), actions.uniqueActions());
    }

    private static @Nullable BigDecimal ratio(BigDecimal dividend, long divisor) {
        return divisor == 0 ? null : dividend.divide(BigDecimal.valueOf(divisor), RATIO_SCALE, RoundingMode.HALF_UP);
    }
}
