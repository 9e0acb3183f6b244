package dev.fbads.sync.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fbads.local.backing.BackingServicesTestResource;
import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;

/** Expired days are deleted while readers are open, and after an interrupted run. */
@SyncServiceTest
class ExpiredDataTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int BATCH = 3;
    private static final LocalDate FIRST_KEPT = LocalDate.of(2007, 3, 1);
    private static final List<String> TABLES = List.of("facebook_ads_data", "facebook_day_ledger", "facebook_rollups",
            "facebook_daily_summary");

    private final Tenant tenant = Tenant.in("America/Toronto");

    @Inject
    ExpiredData expiredData;

    @Test
    void oldDaysAreDeletedInBatchesAndOthersRemain() {
        storeDays("2007-01-10", "2007-02-28");
        storeDays("2007-03-01", "2007-03-04");

        remove();

        for (String table : TABLES) {
            assertThat(oldest(table)).as(table).isEqualTo("2007-03-01");
        }
        assertThat(count("facebook_ads_data")).isEqualTo(4);
    }

    @Test
    void anOpenReaderSeesItsSnapshotAndNoTransactionWaits() throws SQLException {
        storeDays("2007-01-10", "2007-01-20");
        try (Connection reader = BackingServicesTestResource.current().postgres().connect("fbads_sync")) {
            reader.setAutoCommit(false);
            reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            assertThat(count(reader, "facebook_day_ledger")).isEqualTo(11);

            remove();

            assertThat(count(reader, "facebook_ads_data")).as("in the reader's snapshot").isEqualTo(11);
            assertThat(count(reader, "facebook_daily_summary")).isEqualTo(11);
            reader.rollback();
        }
        for (String table : TABLES) {
            assertThat(count(table)).as(table).isZero();
        }
    }

    @Test
    void anAccountWithAJobOfExpiredDaysIsSkipped() {
        storeDays("2007-01-10", "2007-01-12");
        Tenant.sql(
                "INSERT INTO facebook_sync_jobs (job_id, compte_id, account_id, user_id, role, breakdown_set, granularity, since, "
                        + "until, state, next_retry_at) VALUES (gen_random_uuid(), ?, 'act_1', 'u', 'client', 'none', 'day', '2007-01-11', "
                        + "'2007-04-11', 'waiting', 'infinity')",
                tenant.compteId());

        remove();
        assertThat(count("facebook_day_ledger")).isEqualTo(3);

        Tenant.sql("UPDATE facebook_sync_jobs SET state = 'cancelled', finished_at = now() WHERE compte_id = ?",
                tenant.compteId());
        remove();
        assertThat(count("facebook_day_ledger")).isZero();
    }

    /** The tables from which an interrupted run had deleted, in its order. */
    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3 })
    void theNextRunContinuesAFailedOne(int done) {
        storeDays("2007-01-10", "2007-01-15");
        for (int i = 0; i < done; i++) {
            Tenant.sql("DELETE FROM " + ExpiredDataRepository.Table.values()[i].tableName() + " WHERE compte_id = ?",
                    tenant.compteId());
        }

        remove();

        for (String table : TABLES) {
            assertThat(count(table)).as(table).isZero();
        }
    }

    private void remove() {
        expiredData.remove(FIRST_KEPT, BATCH).await().atMost(PATIENCE);
    }

    private void storeDays(String since, String until) {
        Tenant.select("SELECT facebook_ensure_partitions(?::date, ?::date)", since, until);
        String days = " FROM generate_series(?::date, ?::date, INTERVAL '1 day') AS day";
        Tenant.sql(
                "INSERT INTO facebook_ads_data (compte_id, user_id, account_id, campaign_id, adset_id, ad_id, breakdown_set, "
                        + "granularity, date_start, date_stop) SELECT ?, 'u', 'act_1', '1', '5', '11', 'none', 'day', day, day"
                        + days,
                tenant.compteId(), since, until);
        Tenant.sql(
                "INSERT INTO facebook_day_ledger (compte_id, account_id, breakdown_set, granularity, date_start, date_stop, state, "
                        + "fetched_at, rows, spend, impressions, job_id) SELECT ?, 'act_1', 'none', 'day', day, day, 'final', now(), 1, 0, 0, "
                        + "gen_random_uuid()" + days,
                tenant.compteId(), since, until);
        Tenant.select("SELECT refresh_facebook_summary()");
    }

    private String oldest(String table) {
        return tenant.rows("SELECT min(date_start) FROM " + table + " WHERE compte_id = ?").getFirst();
    }

    private int count(String table) {
        return Integer.parseInt(tenant.rows("SELECT count(*) FROM " + table + " WHERE compte_id = ?").getFirst());
    }

    private int count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement
                        .executeQuery("SELECT count(*) FROM " + table + " WHERE compte_id = " + tenant.compteId())) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
