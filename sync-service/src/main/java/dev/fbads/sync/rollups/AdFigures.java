package dev.fbads.sync.rollups;

import java.time.LocalDate;
import java.util.List;

/**
 * What one stored row of set {@code none} adds to the roll-ups.
 *
 * @param date first day of its slice
 * @param spendMicros millionths of the major unit
 */
public record AdFigures(LocalDate date, String campaignId, String adsetId, String adId, long impressions, long clicks,
        long spendMicros, long reach, long uniqueClicks, long inlineLinkClicks, long inlinePostEngagement,
        List<ActionItem> actions) {

    public AdFigures {
        actions = List.copyOf(actions);
    }
}
