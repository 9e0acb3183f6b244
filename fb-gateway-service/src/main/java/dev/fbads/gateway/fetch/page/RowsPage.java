package dev.fbads.gateway.fetch.page;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.fetch.Paged;

/**
 * One page of an ad's insights edge.
 *
 * @param chunks its rows
 * @param after the cursor of the next page, null on the last one
 */
public record RowsPage(List<FetchEvent.Rows> chunks, @Nullable String after) implements Paged {

    public RowsPage {
        chunks = List.copyOf(chunks);
    }
}
