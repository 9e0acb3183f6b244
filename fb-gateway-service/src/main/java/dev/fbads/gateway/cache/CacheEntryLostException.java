package dev.fbads.gateway.cache;

/** A kept answer ended before its end: the stream that was fed from it breaks off, and its reader asks again. */
final class CacheEntryLostException extends RuntimeException {

    CacheEntryLostException() {
        super("a kept answer is no longer whole", null, false, false);
    }
}
