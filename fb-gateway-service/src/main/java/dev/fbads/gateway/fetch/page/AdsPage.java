package dev.fbads.gateway.fetch.page;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.fetch.Paged;
import dev.fbads.gateway.fetch.SliceSums;

/**
 * One page of the ads edge with expanded insights.
 *
 * @param chunks the rows of the page
 * @param ads number of ads, with or without rows
 * @param unfinished the ads with more rows than the page contains
 * @param after the cursor of the next page, null on the last one
 * @param sums the totals of the rows of the page
 * @param listed the ads of the page that were not skipped
 * @param total ads of the account; 0 where it is not reported
 */
public record AdsPage(List<FetchEvent.Rows> chunks, int ads, List<Unfinished> unfinished, @Nullable String after,
        SliceSums sums,
        Set<String> listed, long total)
        implements
            Paged {

    public AdsPage {
        chunks = List.copyOf(chunks);
        unfinished = List.copyOf(unfinished);
        listed = Set.copyOf(listed);
    }

    @Override
    public boolean isEmpty() {
        return ads == 0;
    }

    /** Number of rows of the page. */
    public int rows() {
        return chunks.stream().mapToInt(FetchEvent.Rows::count).sum();
    }

    /**
     * An ad with more rows.
     *
     * @param ad the ad
     * @param after the cursor of its next rows
     */
    public record Unfinished(AdIdentity ad, String after) {
    }
}
