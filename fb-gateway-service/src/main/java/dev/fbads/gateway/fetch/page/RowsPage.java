package dev.fbads.gateway.fetch.page;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.fetch.Paged;
import dev.fbads.gateway.fetch.SliceSums;

/**
 * One page of an insights edge.
 *
 * @param chunks its rows
 * @param after the cursor of the next page, null on the last one
 * @param sums the totals of its rows
 * @param ads the ads of its rows
 * @param sent number of rows sent by Meta, including dropped ones
 */
public record RowsPage(List<FetchEvent.Rows> chunks, @Nullable String after, SliceSums sums, Set<String> ads, int sent)
        implements
            Paged {

    public RowsPage {
        chunks = List.copyOf(chunks);
        ads = Set.copyOf(ads);
    }

    @Override
    public boolean isEmpty() {
        return sent == 0;
    }
}
