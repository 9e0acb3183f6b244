package dev.fbads.sync.ingest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The campaigns, ad sets and ads of a job's rows, each with its newest name. The size is bounded by the account's number of
 * ads, which Meta limits.
 */
final class AdObjects {

    /** The name of a campaign, ad set or ad on a day. */
    record AdObject(String level, String id, @Nullable String name, String campaignId, @Nullable String adsetId,
            @Nullable String status, LocalDate namedOn) {
    }

    /** Ordered by level and id, so that transactions that write the same objects lock them in the same order. */
    private final Map<String, AdObject> newest = new TreeMap<>();

    void see(AdRow row) {
        add(new AdObject("campaign", row.campaignId(), row.campaignName(), row.campaignId(), null, null, row.dateStop()));
        add(new AdObject("adset", row.adsetId(), row.adsetName(), row.campaignId(), row.adsetId(), null, row.dateStop()));
        add(new AdObject("ad", row.adId(), row.adName(), row.campaignId(), row.adsetId(), row.status(), row.dateStop()));
    }

    List<AdObject> all() {
        return List.copyOf(newest.values());
    }

    private void add(AdObject object) {
        newest.merge(object.level() + object.id(), object,
                (known, seen) -> seen.namedOn().isBefore(known.namedOn()) ? known : seen);
    }
}
