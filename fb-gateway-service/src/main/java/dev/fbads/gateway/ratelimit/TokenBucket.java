package dev.fbads.gateway.ratelimit;

/**
 * A bucket of tokens that is refilled evenly, kept as one number (the generic cell rate algorithm). Microseconds throughout.
 *
 * @param interval between two refills
 * @param burst tokens of a full bucket
 * @param fullAt when the bucket will be full again
 */
record TokenBucket(long interval, int burst, long fullAt) {

    static TokenBucket full(Limits limits) {
        return new TokenBucket(limits.interval(), limits.burst(), 0);
    }

    /** How long until there is a token for somebody whom so many others precede; nought when there is one now. */
    long waitBehind(int others, long now) {
        return Math.max(0, Math.max(fullAt, now) + (others + 1L - burst) * interval - now);
    }

    /** With one token less. Takes it even if there is none, which makes the next one wait longer. */
    TokenBucket take(long now) {
        return new TokenBucket(interval, burst, Math.max(fullAt, now) + interval);
    }

    boolean isFull(long now) {
        return fullAt <= now;
    }
}
