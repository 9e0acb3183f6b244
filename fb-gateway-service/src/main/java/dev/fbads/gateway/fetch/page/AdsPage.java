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
 * @param chunks the rows that came with it
 * @param ads how many ads it lists, with or without rows
 * @param unfinished the ads that have more rows than came with the page
 * @param after the cursor of the next page, null on the last one
 * @param sums what the rows that came with it add up to
 * @param listed the ads whose rows are here or follow, or that have none
 * @param total ads of the account; 0 where the answer does not say
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

    /** Rows that came with the page. */
    public int rows() {
        return chunks.stream().mapToInt(FetchEvent.Rows::count).sum();
    }

    /**
     * An ad whose rows go on.
     *
     * @param ad which
     * @param after the cursor of its next rows
     */
    public record Unfinished(AdIdentity ad, String after) {
    }
}
