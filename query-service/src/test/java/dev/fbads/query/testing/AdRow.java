package dev.fbads.query.testing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

import dev.fbads.contracts.insights.Granularity;

/** One stored row of an ad, as ingest writes it. */
public record AdRow(String campaignId, String adsetId, String adId, Granularity granularity, LocalDate since, LocalDate until,
        long impressions, long clicks, BigDecimal spend, long reach, long uniqueClicks, long inlineLinkClicks,
        long inlinePostEngagement, Map<String, BigDecimal> actions) {

    public AdRow {
        actions = Map.copyOf(actions);
    }
}
