package dev.fbads.gateway.fetch.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;

import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.fetch.SliceSums;
import dev.fbads.gateway.graph.MalformedResponseException;

/** RateLimits rows into lines: {@code {"row":{…}}} with the members of their ad at the end; and adds them up. */
final class AdRows {

    private static final byte[] HEAD = "{\"row\":{".getBytes(UTF_8);
    private static final byte[] COMMA = { ',' };
    private static final byte[] END = { '}' };

    private final LineChunks lines = new LineChunks();
    private final PageSums sums = new PageSums();

    /** Writes the rows as lines of the ad. Called when the ad was read completely, since its name may follow its rows. */
    void move(RowBytes rows, AdIdentity ad) throws IOException {
        if (rows.rows().isEmpty()) {
            return;
        }
        byte[] tail = ad.tail();
        for (RowBytes.Row row : rows.rows()) {
            lines.beginLine();
            lines.append(HEAD, 0, HEAD.length);
            rows.copy(row, lines);
            lines.append(COMMA, 0, row.hasMembers() ? COMMA.length : 0);
            // Includes the closing brace of the row.
            lines.append(tail, 0, tail.length);
            lines.append(END, 0, END.length);
            sums.add(row.notes());
        }
        rows.forget();
    }

    List<FetchEvent.Rows> chunks() {
        return lines.chunks();
    }

    SliceSums sums() throws MalformedResponseException {
        return sums.sums();
    }
}
