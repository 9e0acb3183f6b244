package dev.fbads.gateway.fetch.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;

/** Turns rows into lines: {@code {"row":{…}}} with the members of their ad at the end. */
final class AdRows {

    private static final byte[] HEAD = "{\"row\":".getBytes(UTF_8);
    private static final byte[] COMMA = { ',' };
    private static final byte[] END = { '}' };
    private static final int EMPTY_OBJECT = 2;

    private AdRows() {
    }

    /** Moves the rows into lines of the ad. They wait until the ad is read to its end, since its name may follow its rows. */
    static void move(RowBytes rows, AdIdentity ad, LineChunks lines) throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        byte[] tail = ad.tail();
        rows.drain((bytes, from, length) -> {
            lines.beginLine();
            lines.append(HEAD, 0, HEAD.length);
            // Without the closing brace, which the tail brings along.
            lines.append(bytes, from, length - 1);
            lines.append(COMMA, 0, length > EMPTY_OBJECT ? COMMA.length : 0);
            lines.append(tail, 0, tail.length);
            lines.append(END, 0, END.length);
        });
    }
}
