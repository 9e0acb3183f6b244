package dev.fbads.local.launcher.edge;

import io.netty.handler.codec.http.HttpDecoderConfig;

/**
 * What the edge accepts of a message head: more than any service, so that the service answers 414 or 431 itself. The ids of a
 * query to query-service may fill {@code quarkus.http.limits.max-initial-line-length}, 512 KiB.
 */
final class HttpLimits {

    private static final int LINE_BYTES = (512 + 64) * 1_024;
    private static final int HEADER_BYTES = 64 * 1_024;

    private HttpLimits() {
    }

    static HttpDecoderConfig decoder() {
        return new HttpDecoderConfig().setMaxInitialLineLength(LINE_BYTES).setMaxHeaderSize(HEADER_BYTES);
    }
}
