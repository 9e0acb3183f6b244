package dev.fbads.gateway.fetch.page;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.fetch.Paged;

/**
 * One page of the ads with delivery, without their rows.
 *
 * @param ads their ids
 * @param after the cursor of the next page, null on the last one
 */
public record AdIdsPage(Set<String> ads, @Nullable String after) implements Paged {

    public AdIdsPage {
        ads = Set.copyOf(ads);
    }

    @Override
    public boolean isEmpty() {
        return ads.isEmpty();
    }

    /** Reads {@code {"data":[{"ad_id":…}],"paging":{…}}}. */
    public static AdIdsPage read(byte[] body) throws IOException {
        Set<String> ads = new HashSet<>();
        RowBytes rows = new RowBytes(body);
        RowsEdge edge = new RowsEdge(json -> {
            RowNotes notes = rows.add(json);
            rows.forget();
            ads.add(new AdIdentity(notes.identity()).checked().adId());
        });
        PageJson.readObject(body, edge::member);
        return new AdIdsPage(ads, edge.after());
    }
}
