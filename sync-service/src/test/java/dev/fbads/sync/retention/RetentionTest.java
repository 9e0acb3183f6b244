package dev.fbads.sync.retention;

import static dev.fbads.sync.support.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Arrays;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.fbads.local.backing.BackingServicesTestResource;
import dev.fbads.service.database.AdvisoryLock;
import dev.fbads.sync.maintenance.MaintenanceMetrics;
import dev.fbads.sync.partition.EmptyMonths;
import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;
import dev.fbads.testing.TestClock;
import io.micrometer.core.instrument.MeterRegistry;

/** Expired data, logs, syncs and jobs are deleted. */
@SyncServiceTest
class RetentionTest {

    /** Far from the days of other tests. */
    private static final Instant NOW = Instant.parse("2013-06-15T12:00:00Z");
    private static final String ROW = "INSERT INTO facebook_ads_data (compte_id, user_id, account_id, campaign_id, adset_id, ad_id, "
            + "breakdown_set, granularity, date_start, date_stop) SELECT ?, 'u', 'act_1', '1', '5', '11', 'none', 'day', day, day "
            + "FROM (SELECT ?::date AS day) AS days";
    private static final String LEDGER = "INSERT INTO facebook_day_ledger (compte_id, account_id, breakdown_set, granularity, "
            + "date_start, date_stop, state, fetched_at, rows, spend, impressions, job_id) SELECT ?, 'act_1', 'none', 'day', day, "
            + "day, 'final', now(), 1, 0, 0, gen_random_uuid() FROM (SELECT ?::date AS day) AS days";
    private static final String STORED = """
            SELECT 'rows', date_start FROM facebook_ads_data WHERE compte_id = ?1
            UNION SELECT 'ledger', date_start FROM facebook_day_ledger WHERE compte_id = ?1
            UNION SELECT 'roll-ups', date_start FROM facebook_rollups WHERE compte_id = ?1 AND grain = 'day'
            UNION SELECT 'summary', date_start FROM facebook_daily_summary WHERE compte_id = ?1
            ORDER BY 1, 2""";

    private final Tenant tenant = Tenant.in("America/Toronto");

    @Inject
    RetentionRepository repository;
    @Inject
    ExpiredData expiredData;
    @Inject
    EmptyMonths emptyMonths;
    @Inject
    AdvisoryLock lock;
    @Inject
    MaintenanceMetrics metrics;
    @Inject
    MeterRegistry registry;

    @Test
    void anExpiredMonthIsDeletedWithItsRollUpsAndTheNextOneRemains() {
        store("2010-04-30");
        store("2010-05-01");

        run(retention(config(true, 37)), NOW);

        assertThat(stored()).containsExactly("ledger 2010-05-01", "roll-ups 2010-05-01", "rows 2010-05-01",
                "summary 2010-05-01");
        assertThat(partitions()).contains("facebook_ads_data_2010_04", "facebook_ads_data_2010_05");

        run(retention(config(true, 37)), NOW.plus(Duration.ofDays(30)));

        assertThat(partitions()).doesNotContain("facebook_ads_data_2010_04").contains("facebook_ads_data_2010_05");
    }

    @Test
    void noDataIsDeletedUnlessConfigured() {
        store("2009-01-31");

        run(retention(config(false, 37)), NOW);

        assertThat(stored()).hasSize(4);
    }

    @Test
    void oldLogsSyncsAndJobsAreDeletedInBatches() {
        for (int i = 0; i < 5; i++) {
            log("13 months 1 hour");
        }
        log("13 months -1 hour");
        sync("old", "completed", "90 days 1 hour");
        sync("newer", "completed", "89 days 23 hours");
        sync("active", "syncing", null);

        run(retention(config(false, 37)), NOW);

        assertThat(tenant.rows("SELECT count(*) FROM facebook_import_logs WHERE compte_id = ?")).containsExactly("1");
        assertThat(tenant
                .rows("SELECT substring(sync_id FROM '^[a-z]+') FROM facebook_sync_status WHERE compte_id = ? ORDER BY 1"))
                .containsExactly("active", "newer");
        assertThat(tenant.rows("SELECT count(*) FROM facebook_sync_jobs WHERE compte_id = ?"))
                .as("a job is retained as long as its sync").containsExactly("2");
    }

    @Test
    void nothingIsDoneWhileAnotherReplicaHoldsTheLock() throws SQLException {
        store("2008-01-31");
        try (Connection other = BackingServicesTestResource.current().postgres().connect("fbads_sync");
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(hashtextextended('facebook_retention', 0))");

            run(retention(config(true, 37)), NOW);
            other.rollback();
        }

        assertThat(stored()).hasSize(4);
    }

    @Test
    void theServiceMayDropNeitherARecentMonthNorATable() throws SQLException {
        try (Connection service = BackingServicesTestResource.current().postgres().connect("fbads_sync");
                Statement statement = service.createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT facebook_drop_month(now()::date - 300)"))
                    .hasMessageContaining("too young");
            assertThatThrownBy(() -> statement.execute("DROP TABLE facebook_ads_data")).hasMessageContaining("owner");
        }
        assertThatThrownBy(() -> retention(config(true, 12))).hasMessageContaining("data-months");
    }

    @Test
    void theRetentionCoversEveryTableWithDays() {
        assertThat(Tenant
                .select("""
                        SELECT table_name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
                        WHERE table_schema = 'public' AND column_name = 'date_start' AND table_type = 'BASE TABLE'
                          AND table_name !~ '^facebook_ads_data_[0-9_]+$'
                          AND table_name NOT IN ('facebook_sync_status', 'facebook_import_logs')"""))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ExpiredDataRepository.Table.values()).map(ExpiredDataRepository.Table::tableName)
                                .toList());
    }

    private Retention retention(RetentionConfig config) {
        return new Retention(repository, expiredData, emptyMonths, config, lock, metrics, registry, TestClock.fixed());
    }

    private static void run(Retention retention, Instant now) {
        retention.run(now).await().atMost(PATIENCE);
    }

    private void store(String day) {
        Tenant.select("SELECT facebook_ensure_partitions(?::date, ?::date)", day, day);
        Tenant.sql(ROW, tenant.compteId(), day);
        Tenant.sql(LEDGER, tenant.compteId(), day);
        Tenant.select("SELECT refresh_facebook_summary()");
    }

    private List<String> stored() {
        return Tenant.select(STORED.replace("?1", Integer.toString(tenant.compteId())));
    }

    private static List<String> partitions() {
        return Tenant
                .select("SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'facebook_ads_data'::regclass");
    }

    private void log(String age) {
        Tenant.sql(
                "INSERT INTO facebook_import_logs (compte_id, user_id, account_id, date_start, date_stop, status, breakdown_set, "
                        + "created_at) VALUES (?, 'u', 'act_1', '2012-01-01', '2012-01-01', 'success', 'none', now() - ?::interval)",
                tenant.compteId(), age);
    }

    private void sync(String name, String status, String age) {
        String state = age == null ? "waiting" : "done";
        Tenant.sql(
                """
                        WITH sync AS (INSERT INTO facebook_sync_status (sync_id, compte_id, user_id, account_id, date_start, date_stop,
                                breakdown_sets, status, total_days, completed_at)
                            VALUES (? || '-' || gen_random_uuid(), ?, 'u', 'act_1', '2013-01-01', '2013-01-01', '{none}', ?, 1, now() - ?::interval)
                            RETURNING sync_id, compte_id, completed_at),
                        job AS (INSERT INTO facebook_sync_jobs (job_id, compte_id, account_id, user_id, role, breakdown_set, granularity,
                                since, until, state, finished_at, next_retry_at)
                            SELECT gen_random_uuid(), compte_id, 'act_1', 'u', 'client', 'none', 'day', '2013-01-01', '2013-01-01', ?,
                                completed_at - INTERVAL '1 day', now() + INTERVAL '1 day' FROM sync
                            RETURNING job_id)
                        INSERT INTO facebook_sync_members (sync_id, job_id, compte_id) SELECT sync_id, job_id, compte_id FROM sync, job""",
                name, tenant.compteId(), status, age, state);
    }

    private static RetentionConfig config(boolean dropData, int dataMonths) {
        return new RetentionConfig() {
            @Override
            public String every() {
                return "off";
            }

            @Override
            public boolean dropData() {
                return dropData;
            }

            @Override
            public int dataMonths() {
                return dataMonths;
            }

            @Override
            public Period importLogs() {
                return Period.ofMonths(13);
            }

            @Override
            public Period ended() {
                return Period.ofDays(90);
            }

            @Override
            public int batch() {
                return 2;
            }
        };
    }
}
