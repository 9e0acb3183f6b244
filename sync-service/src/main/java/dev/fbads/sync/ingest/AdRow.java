package dev.fbads.sync.ingest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fbads.sync.rollups.ActionItem;
import dev.fbads.sync.rollups.AdFigures;
import io.vertx.core.buffer.Buffer;

/**
 * One row of {@code facebook_ads_data}: an ad in a slice, with its breakdown values.
 *
 * @param metrics its figures
 * @param actions JSON list as Meta sent it, in UTF-8
 * @param actionValues JSON list as Meta sent it
 * @param uniqueActions JSON list as Meta sent it
 * @param actionItems items of the three lists, for the roll-ups; empty for sets that are not rolled up
 * @param status Meta's {@code effective_status} of the ad; null if unknown
 * @param qualityScore 0 to 100, the specification's measure of how complete the row is
 */
record AdRow(String campaignId, @Nullable String campaignName, String adsetId, @Nullable String adsetName, String adId,
        @Nullable String adName, @Nullable String status, LocalDate dateStart, LocalDate dateStop, Metrics metrics,
        Buffer actions, Buffer actionValues, Buffer uniqueActions, List<ActionItem> actionItems, Breakdown breakdown,
        int qualityScore) {

    AdRow {
        actionItems = List.copyOf(actionItems);
    }

    /** Millionths of the major unit. */
    private long spendMicros() {
        return metrics.spend().movePointRight(6).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /** The row's contribution to the roll-ups. */
    AdFigures figures() {
        return new AdFigures(dateStart, campaignId, campaignName, adsetId, adId, metrics.impressions(), metrics.clicks(),
                spendMicros(), metrics.reach(), metrics.uniqueClicks(), metrics.inlineLinkClicks(),
                metrics.inlinePostEngagement(), actionItems);
    }

    /** Money in the major unit of the account's currency; {@code ctr} and {@code websiteCtr} in percent. */
    record Metrics(long impressions, long reach, BigDecimal frequency, BigDecimal spend, long clicks, long uniqueClicks,
            BigDecimal cpc, BigDecimal cpm, BigDecimal ctr, long inlineLinkClicks, long inlinePostEngagement,
            BigDecimal websiteCtr, BigDecimal costPerInlineLinkClick, BigDecimal costPerUniqueClick) {

        /** The metrics of rows of action sets, which would repeat those of set {@code none}. */
        static final Metrics ZERO = new Metrics(0, 0, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO,
                BigDecimal.ZERO, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** Breakdown values; null for breakdowns that are not part of the set. */
    record Breakdown(@Nullable String age, @Nullable String gender, @Nullable String country, @Nullable String region,
            @Nullable String publisherPlatform, @Nullable String platformPosition, @Nullable String impressionDevice) {
    }
}
