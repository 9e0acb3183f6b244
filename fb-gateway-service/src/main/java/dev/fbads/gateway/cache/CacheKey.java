package dev.fbads.gateway.cache;

import dev.fbads.contracts.insights.InsightsRequest;

/**
 * What equal requests have in common. The tenant is part of it: an account is read with its compte's own tokens, and so is what
 * was kept of it. The user is not.
 *
 * @param entry <code>{fb_cache}:accountId:dateFrom:dateTo:breakdowns</code>: the specification's key, its first part in the
 *        braces that keep all keys of the cache in one slot of a cluster; the last part is the breakdown set, the granularity
 *        and the compte
 */
record CacheKey(String entry) {

    /** What every key of the cache begins with. */
    static final String PREFIX = "{fb_cache}";

    static CacheKey of(InsightsRequest request) {
        return new CacheKey(PREFIX + ":" + request.accountId() + ":" + request.since() + ":" + request.until() + ":"
                + request.breakdownSet().wire() + "." + request.granularity().wire() + "." + request.compteId());
    }

    String lock() {
        return PREFIX + "_lock" + entry.substring(PREFIX.length());
    }
}
