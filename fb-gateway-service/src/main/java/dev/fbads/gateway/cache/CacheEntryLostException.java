package dev.fbads.gateway.cache;

/** A cached response lost chunks while it was read: the stream is aborted and the caller repeats the request. */
final class CacheEntryLostException extends RuntimeException {

    CacheEntryLostException() {
        super("a cached response is incomplete", null, false, false);
    }
}
