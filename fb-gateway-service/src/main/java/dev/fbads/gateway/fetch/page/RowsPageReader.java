package dev.fbads.gateway.fetch.page;

import java.io.IOException;
import java.util.Set;

import dev.fbads.gateway.fetch.sums.SliceSums;
import dev.fbads.gateway.graph.AnswerReader;

/**
 * Reads {@code {"data":[…],"paging":{…}}} of {@code /{ad_id}/insights}.
 *
 * @param ad whose rows they are
 */
public record RowsPageReader(AdIdentity ad) implements AnswerReader<RowsPage> {

    @Override
    public RowsPage read(byte[] body) throws IOException {
        RowBytes rows = new RowBytes();
        SliceSums sums = new SliceSums();
        RowsEdge edge = new RowsEdge(json -> rows.add(json).addTo(sums));
        PageJson.readObject(body, edge::member);
        LineChunks lines = new LineChunks();
        AdRows.move(rows, ad, lines);
        return new RowsPage(lines.chunks(), edge.after(), sums, Set.of(ad.adId()), edge.rows());
    }
}
