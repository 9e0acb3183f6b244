package dev.fbads.gateway.fetch.page;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

import dev.fbads.gateway.fetch.FetchEvent;

/** Collects lines into chunks that are worth a write each. */
final class LineChunks {

    /** A chunk is closed beyond this size, so it is this long plus at most one line. */
    private static final int CHUNK_BYTES = 48 * 1024;

    private final List<FetchEvent.Rows> chunks = new ArrayList<>();
    private final ByteArrayOutputStream current = new ByteArrayOutputStream(CHUNK_BYTES + CHUNK_BYTES / 4);
    private int lines;

    void beginLine() {
        if (current.size() >= CHUNK_BYTES) {
            close();
        }
        if (lines > 0) {
            current.write('\n');
        }
        lines++;
    }

    void append(byte[] bytes, int from, int length) {
        current.write(bytes, from, length);
    }

    List<FetchEvent.Rows> chunks() {
        if (lines > 0) {
            close();
        }
        return List.copyOf(chunks);
    }

    private void close() {
        chunks.add(new FetchEvent.Rows(current.toByteArray(), lines));
        current.reset();
        lines = 0;
    }
}
