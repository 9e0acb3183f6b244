package dev.fbads.gateway.graph;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import io.vertx.core.buffer.Buffer;

/** A body that is being received, in one array that fits when its length was told. */
final class ResponseBody {

    private static final int USUAL_BYTES = 64 * 1024;

    private final long maxBytes;
    private byte[] bytes;
    private int length;

    /**
     * @param maxBytes more than that is not taken
     * @param told the {@code Content-Length}, if any
     */
    ResponseBody(long maxBytes, @Nullable String told) {
        this.maxBytes = maxBytes;
        this.bytes = new byte[told(told)];
    }

    /** Takes what follows; false, and nothing of it, when that is too much. */
    boolean add(Buffer chunk) {
        long longer = (long) length + chunk.length();
        if (longer > maxBytes) {
            return false;
        }
        if (longer > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.max(longer, Math.min(maxBytes, 2L * bytes.length)));
        }
        chunk.getBytes(bytes, length);
        length = (int) longer;
        return true;
    }

    /** All of it; nothing is added any more. */
    byte[] whole() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    /** A length that is absent, nonsense or too much costs copies at most. */
    private int told(@Nullable String length) {
        try {
            long told = length == null ? USUAL_BYTES : Long.parseLong(length);
            return told < 0 || told > maxBytes ? USUAL_BYTES : (int) told;
        } catch (NumberFormatException nonsense) {
            return USUAL_BYTES;
        }
    }
}
