package dev.fbads.sync.rollups;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The contribution of one stored row of set {@code none} to the roll-ups.
 *
 * @param date first day of its slice
 * @param spendMicros millionths of the major unit
 */
public record AdFigures(LocalDate date, String campaignId, @Nullable String campaignName, String adsetId, String adId,
        long impressions, long clicks, long spendMicros, long reach, long uniqueClicks, long inlineLinkClicks,
        long inlinePostEngagement, List<ActionItem> actions) {

    public AdFigures {
        actions = List.copyOf(actions);
    }
}
