package dev.fbads.gateway.fetch.page;

import java.io.IOException;

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
        RowsEdge edge = new RowsEdge(rows);
        PageJson.readObject(body, edge::member);
        LineChunks lines = new LineChunks();
        AdRows.move(rows, ad, lines);
        return new RowsPage(lines.chunks(), edge.after());
    }
}
