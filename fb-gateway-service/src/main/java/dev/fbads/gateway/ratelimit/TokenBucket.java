package dev.fbads.gateway.ratelimit;

/**
 * A token bucket with even refill, stored as one number (generic cell rate algorithm). All times are microseconds.
 *
 * @param interval time between two refills
 * @param burst tokens of a full bucket
 * @param fullAt when the bucket will be full again
 */
record TokenBucket(long interval, int burst, long fullAt) {

    static TokenBucket full(Limits limits) {
        return new TokenBucket(limits.interval(), limits.burst(), 0);
    }

    /** The time until a token is available behind the given number of waiting calls; 0 when one is available now. */
    long waitBehind(int others, long now) {
        return Math.max(0, Math.max(fullAt, now) + (others + 1L - burst) * interval - now);
    }

    /** The bucket with one token less. Takes a token even from an empty bucket, which delays the next call. */
    TokenBucket take(long now) {
        return new TokenBucket(interval, burst, Math.max(fullAt, now) + interval);
    }

    boolean isFull(long now) {
        return fullAt <= now;
    }
}
