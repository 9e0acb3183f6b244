package dev.fbads.sync.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;

/** Guarantees of the tables. */
@SyncServiceTest
class SchemaTest {

    private static final String INSERT = "INSERT INTO facebook_ads_data (compte_id, user_id, account_id, campaign_id, adset_id, "
            + "ad_id, breakdown_set, granularity, date_start, date_stop, spend, clicks, impressions) "
            + "VALUES (?, 'u', 'act_1', '1', '5', ?, 'none', 'day', '2026-01-15', '2026-01-15', ?::numeric, 2, 10)";

    private final Tenant tenant = Tenant.in("America/Toronto");

    @Test
    void aRowWithoutBreakdownValuesIsUnique() {
        ensurePartitions();
        Tenant.sql(INSERT, tenant.compteId(), "11", "1.00");

        assertThatThrownBy(() -> Tenant.sql(INSERT, tenant.compteId(), "11", "1.00"))
                .rootCause().hasMessageContaining("duplicate key value violates unique constraint");
    }

    @Test
    void theSummaryCanBeRebuiltFromTheRows() {
        ensurePartitions();
        Tenant.sql(INSERT, tenant.compteId(), "11", "1.25");
        Tenant.sql(INSERT, tenant.compteId(), "12", "0.75");

        Tenant.select("SELECT refresh_facebook_summary()");

        assertThat(tenant.rows("SELECT total_spend::numeric(9,2), total_impressions, total_clicks, avg_ctr::numeric(9,2), "
                + "avg_cpc::numeric(9,2), total_ads FROM facebook_daily_summary WHERE compte_id = ?"))
                .containsExactly("2.00 20 4 20.00 0.50 2");
        assertThat(tenant.rows(
                "SELECT object_id, spend_micros FROM facebook_rollups WHERE compte_id = ? AND level = 'ad' AND grain = 'day' ORDER BY 1"))
                .containsExactly("11 1250000", "12 750000");
    }

    @Test
    void partitionsAreCreatedOnce() {
        ensurePartitions();
        ensurePartitions();

        assertThat(Tenant.select("SELECT count(*) FROM pg_inherits WHERE inhparent = 'facebook_ads_data'::regclass "
                + "AND inhrelid::regclass::text IN ('facebook_ads_data_2026_01', 'facebook_ads_data_2026_02')"))
                .containsExactly("2");
        assertThatThrownBy(() -> Tenant.select("SELECT facebook_ensure_partitions('1900-01-01', '2026-01-01')"))
                .rootCause().hasMessageContaining("a range of 46021 days is more than is ever stored");
    }

    private static void ensurePartitions() {
        Tenant.select("SELECT facebook_ensure_partitions('2026-01-01', '2026-02-01')");
    }
}
