package dev.fbads.query.cache;

import dev.fbads.query.cache.CacheMetrics.Source;
import dev.fbads.query.memory.BoundedCaffeine;
import dev.fbads.query.memory.HeapSize;

/**
 * A response body as it is sent.
 *
 * @param source its source; {@code UNCACHED} if its data version differs from that of its key
 */
@SuppressWarnings("ArrayRecordComponent")
record CachedResponse(Source source, byte[] body) {

    /** The key with its text of 32 characters, the future that Caffeine keeps with its result, and this record. */
    private static final long OBJECTS = HeapSize.object(1, 0) + HeapSize.object(1, 6) + HeapSize.array(32, 1)
            + 2 * HeapSize.object(2, 0) + HeapSize.object(2, 0);

    /** Bytes that an entry of the response cache retains. */
    long heapSize() {
        return BoundedCaffeine.ENTRY_OVERHEAD + OBJECTS + HeapSize.array(body.length, 1);
    }

    /** The same response from another source; {@code UNCACHED} is preserved. */
    CachedResponse from(Source other) {
        return source == Source.UNCACHED ? this : new CachedResponse(other, body);
    }

    /** Whether it has the data version of its key and the allowed size. */
    boolean isCacheable(long maxEntry) {
        return source != Source.UNCACHED && body.length <= maxEntry;
    }
}
