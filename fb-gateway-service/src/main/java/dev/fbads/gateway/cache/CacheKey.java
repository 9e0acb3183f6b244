package dev.fbads.gateway.cache;

import dev.fbads.contracts.insights.InsightsRequest;

/**
 * What equal requests have in common. The tenant is part of it: an account is read with its compte's own tokens, and so is what
 * was kept of it. The user is not.
 *
 * @param entry {@code fb_cache:{accountId}:{dateFrom}:{dateTo}:{breakdowns}}, as the specification names it; the last part is
 *        the breakdown set, the granularity and the compte
 */
record CacheKey(String entry) {

    static CacheKey of(InsightsRequest request) {
        return new CacheKey("fb_cache:" + request.accountId() + ":" + request.since() + ":" + request.until() + ":"
                + request.breakdownSet().wire() + "." + request.granularity().wire() + "." + request.compteId());
    }

    String lock() {
        return "fb_cache_lock:" + entry.substring("fb_cache:".length());
    }
}
