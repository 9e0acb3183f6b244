package dev.fbads.sync.ingest;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What a job's rows of set {@code none} add up to, campaign by campaign and day by day. */
final class CampaignDays {

    private record Key(String campaignId, LocalDate date) {
    }

    private final Map<Key, CampaignDay> days = new HashMap<>();

    /** Adds the only row of an ad in its slice. */
    void see(AdRow row) {
        days.computeIfAbsent(new Key(row.campaignId(), row.dateStart()), CampaignDay::new).add(row);
    }

    Collection<CampaignDay> all() {
        return days.values();
    }

    /** One campaign on one day. */
    static final class CampaignDay {

        private final Key key;
        private @Nullable String name;
        private long spendMicros;
        private long impressions;
        private long clicks;
        private long ads;

        private CampaignDay(Key key) {
            this.key = key;
        }

        String campaignId() {
            return key.campaignId();
        }

        LocalDate date() {
            return key.date();
        }

        /** Of several the last in the order of characters, as PostgreSQL's {@code max} chooses. */
        @Nullable
        String name() {
            return name;
        }

        /** Millionths of the major unit. */
        long spendMicros() {
            return spendMicros;
        }

        long impressions() {
            return impressions;
        }

        long clicks() {
            return clicks;
        }

        long ads() {
            return ads;
        }

        private void add(AdRow row) {
            String named = row.campaignName();
            if (named != null && (name == null || name.compareTo(named) < 0)) {
                name = named;
            }
            spendMicros = Math.addExact(spendMicros, row.spendMicros());
            impressions = Math.addExact(impressions, row.metrics().impressions());
            clicks = Math.addExact(clicks, row.metrics().clicks());
            ads++;
        }
    }
}
