package dev.fbads.sync.gateway;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts the lines of a stream back together from its chunks. Holds at most one unfinished line. */
public final class LineSplitter {

    /** No row of Meta's comes near it; what does is not NDJSON. */
    private static final int LONGEST_LINE = 8 * 1024 * 1024;

    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();

    /** The lines that end in this chunk, without their line feeds; empty ones are left out. */
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

    /** Whether the stream ended in the middle of a line. */
    public boolean hasRest() {
        return unfinished.size() > 0;
    }
}
