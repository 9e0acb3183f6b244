package dev.fbads.gateway.cache;

import dev.fbads.contracts.insights.InsightsRequest;

/**
 * The key of equal requests. It contains the tenant, because an account is read with the tokens of its compte, and not the
 * user.
 *
 * @param entry <code>{fb_cache}:accountId:dateFrom:dateTo:breakdowns</code>, as specified; the first part is the hash tag
 *        that keeps all keys in one cluster slot, the last one is the breakdown set, granularity and compte
 */
record CacheKey(String entry) {

    /** The prefix of all keys. */
    static final String PREFIX = "{fb_cache}";

    static CacheKey of(InsightsRequest request) {
        return new CacheKey(PREFIX + ":" + request.accountId() + ":" + request.since() + ":" + request.until() + ":"
                + request.breakdownSet().wire() + "." + request.granularity().wire() + "." + request.compteId());
    }

    String lock() {
        return PREFIX + "_lock" + entry.substring(PREFIX.length());
    }
}
