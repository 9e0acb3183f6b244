package dev.fbads.gateway.fetch.page;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.fetch.Paged;
import dev.fbads.gateway.fetch.SliceSums;
import dev.fbads.gateway.graph.MalformedResponseException;

/**
 * One page of the rows of the account, without ads.
 *
 * @param sums one row per slice with delivery
 * @param after the cursor of the next page, null on the last one
 */
public record TotalsPage(SliceSums sums, @Nullable String after) implements Paged {

    @Override
    public boolean isEmpty() {
        return sums.bySlice().isEmpty();
    }

    /** Reads {@code {"data":[{"date_start":…,"spend":…,"impressions":…}],"paging":{…}}}. */
    public static TotalsPage read(byte[] body) throws IOException {
        PageSums sums = new PageSums();
        RowBytes rows = new RowBytes(body);
        RowsEdge edge = new RowsEdge(json -> {
            RowNotes notes = rows.add(json);
            rows.forget();
            if (notes.start() == null) {
                throw new MalformedResponseException("a total of no slice");
            }
            sums.add(notes);
        });
        PageJson.readObject(body, edge::member);
        return new TotalsPage(sums.sums(), edge.after());
    }
}
