package dev.fbads.gateway.cache;

import dev.fbads.contracts.insights.InsightsRequest;

/**
 * What equal requests have in common. Neither tenant nor user is part of it: Graph answers all of them alike, and who may see
 * an account is decided before the gateway is asked.
 *
 * @param entry {@code fb_cache:{accountId}:{dateFrom}:{dateTo}:{breakdowns}}, as the specification names it; the last part is
 *        the breakdown set and the granularity
 */
record CacheKey(String entry) {

    static CacheKey of(InsightsRequest request) {
        return new CacheKey("fb_cache:" + request.accountId() + ":" + request.since() + ":" + request.until() + ":"
                + request.breakdownSet().wire() + "." + request.granularity().wire());
    }

    String lock() {
        return "fb_cache_lock:" + entry.substring("fb_cache:".length());
    }
}
