package dev.fbads.gateway.fetch.page;

import java.io.IOException;
import java.util.Set;

import dev.fbads.gateway.graph.ResponseReader;

/**
 * Reads {@code {"data":[…],"paging":{…}}} of {@code /{ad_id}/insights}.
 *
 * @param ad whose rows they are
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
