package dev.fbads.sync.gateway;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reassembles the lines of a stream from its chunks. Buffers at most one incomplete line. */
public final class LineSplitter {

    /** Far above the longest row of Meta; a longer line is not NDJSON. */
    private static final int LONGEST_LINE = 8 * 1024 * 1024;

    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();

    /** The lines that end in this chunk, without line feeds and without empty lines. */
    public List<byte[]> split(byte[] chunk) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < chunk.length; i++) {
            if (chunk[i] == '\n') {
                if (unfinished.size() > 0) {
                    unfinished.write(chunk, start, i - start);
                    lines.add(unfinished.toByteArray());
                    unfinished.reset();
                } else if (i > start) {
                    lines.add(Arrays.copyOfRange(chunk, start, i));
                }
                start = i + 1;
            }
        }
        unfinished.write(chunk, start, chunk.length - start);
        if (unfinished.size() > LONGEST_LINE) {
            throw new GatewayUnavailable("a line of more than %d bytes".formatted(LONGEST_LINE), null);
        }
        return lines;
    }

    /** Whether the stream has ended within a line. */
    public boolean hasIncompleteLine() {
        return unfinished.size() > 0;
    }
}
