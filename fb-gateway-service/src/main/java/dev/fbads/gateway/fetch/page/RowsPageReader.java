package dev.fbads.gateway.fetch.page;

import java.io.IOException;
import java.util.Set;

import dev.fbads.gateway.graph.ResponseReader;

/**
 * Parses {@code {"data":[…],"paging":{…}}} of {@code /{ad_id}/insights}.
 *
 * @param ad the ad of the rows
 */
public record RowsPageReader(AdIdentity ad) implements ResponseReader<RowsPage> {

    @Override
    public RowsPage read(byte[] body) throws IOException {
        RowBytes rows = new RowBytes(body);
        RowsEdge edge = new RowsEdge(rows::add);
        PageJson.readObject(body, edge::member);
        AdRows out = new AdRows();
        out.move(rows, ad);
        return new RowsPage(out.chunks(), edge.after(), out.sums(), Set.of(ad.adId()), edge.rows());
    }
}
