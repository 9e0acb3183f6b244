package dev.fbads.gateway.graph;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import io.vertx.core.buffer.Buffer;

/** A response body being received, in one array of the announced length. */
final class ResponseBody {

    private static final int USUAL_BYTES = 64 * 1024;

    private final long maxBytes;
    private byte[] bytes;
    private int length;

    /**
     * @param maxBytes the size limit
     * @param contentLength the {@code Content-Length}, if any
     */
    ResponseBody(long maxBytes, @Nullable String contentLength) {
        this.maxBytes = maxBytes;
        this.bytes = new byte[initialSize(contentLength)];
    }

    /** Appends the chunk; returns false, and appends nothing, beyond the limit. */
    boolean append(Buffer chunk) {
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

    /** The complete body; nothing may be appended afterwards. */
    byte[] whole() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    /** An absent, invalid or excessive length only costs copies. */
    private int initialSize(@Nullable String length) {
        try {
            long announced = length == null ? USUAL_BYTES : Long.parseLong(length);
            return announced < 0 || announced > maxBytes ? USUAL_BYTES : (int) announced;
        } catch (NumberFormatException malformed) {
            return USUAL_BYTES;
        }
    }
}
