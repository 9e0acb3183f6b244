package dev.fbads.gateway.fetch.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.fbads.gateway.fetch.FetchEvent;

/** Collects lines into chunks large enough for one write. */
final class LineChunks {

    /** A chunk is closed above this size, so it exceeds it by at most one line. */
    private static final int CHUNK_BYTES = 48 * 1024;

    private static final byte[] LINE_END = { '\n' };

    private final List<FetchEvent.Rows> chunks = new ArrayList<>();
    private byte[] current = new byte[CHUNK_BYTES + CHUNK_BYTES / 4];
    private int size;
    private int lines;

    void beginLine() {
        if (size >= CHUNK_BYTES) {
            close();
        }
        if (lines > 0) {
            append(LINE_END, 0, LINE_END.length);
        }
        lines++;
    }

    void append(byte[] bytes, int from, int length) {
        if (length > current.length - size) {
            current = Arrays.copyOf(current, Math.max(2 * current.length, size + length));
        }
        System.arraycopy(bytes, from, current, size, length);
        size += length;
    }

    List<FetchEvent.Rows> chunks() {
        if (lines > 0) {
            close();
        }
        return List.copyOf(chunks);
    }

    private void close() {
        chunks.add(new FetchEvent.Rows(Arrays.copyOf(current, size), lines));
        size = 0;
        lines = 0;
    }
}
