package dev.fbads.query.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.query.testing.Api;
import dev.fbads.query.testing.Fixture;
import dev.fbads.query.testing.ServiceTest;
import dev.fbads.query.testing.Store;

/** The list of accounts. */
@ServiceTest
class AdAccountsResourceTest {

    @BeforeEach
    void store() throws SQLException {
        Fixture.store();
    }

    @Test
    void coverageCountsEachDayOnceWhetherStoredByItselfOrInAMonth() {
        JsonNode coverage = account("act_1001").get("coverage");

        assertThat(coverage.get("first_day").textValue()).isEqualTo("2025-11-01");
        assertThat(coverage.get("last_day").textValue()).isEqualTo("2026-03-14");
        assertThat(coverage.get("last_complete_day").textValue()).isEqualTo("2026-03-13");
        assertThat(coverage.get("days").intValue()).isEqualTo(30 + 31 + 29 + 28 + 14);
        assertThat(coverage.get("missing_days").intValue()).isEqualTo(Fixture.MISSING.size());
        assertThat(coverage.get("last_synced_at").textValue()).isEqualTo("2026-03-15T06:00:00Z");
    }

    @Test
    void anAccountWithoutStoredDaysHasEmptyCoverage() {
        JsonNode coverage = account("act_4004").get("coverage");

        assertThat(coverage.get("days").intValue()).isZero();
        assertThat(coverage.get("missing_days").intValue()).isZero();
        assertThat(coverage.get("first_day").isNull()).isTrue();
        assertThat(coverage.get("last_synced_at").isNull()).isTrue();
    }

    @Test
    void otherBreakdownSetsAndOtherComptesAreNotCounted() throws SQLException {
        execute("UPDATE public.facebook_day_ledger SET breakdown_set = 'country' WHERE account_id = 'act_1001' "
                + "AND date_start = '2025-11-01' AND granularity = 'month'");

        assertThat(account("act_1001").at("/coverage/days").intValue()).isEqualTo(132);
        assertThat(account("act_3003").at("/coverage/days").intValue()).isZero();
    }

    @ParameterizedTest
    @CsvSource({ "1,active", "2,disabled", "3,unsettled", "7,pending_risk_review", "8,pending_settlement", "9,in_grace_period",
            "100,pending_closure", "101,closed", "4711,unknown" })
    void metasStatusHasAName(int number, String name) throws SQLException {
        execute("UPDATE public.facebook_ad_accounts SET account_status = " + number + " WHERE account_id = 'act_1001'");

        JsonNode account = account("act_1001");

        assertThat(account.get("account_status").intValue()).isEqualTo(number);
        assertThat(account.get("status").textValue()).isEqualTo(name);
        assertThat(account.get("sync_status").textValue()).isEqualTo("account_suspended");
        assertThat(account.get("reauthorisation_needed").booleanValue()).isFalse();
    }

    private static JsonNode account(String id) {
        for (JsonNode account : Api.json(Api.as("client").get("/api/facebook/accounts")).get("accounts")) {
            if (account.get("account_id").textValue().equals(id)) {
                return account;
            }
        }
        throw new AssertionError("not listed: " + id);
    }

    private static void execute(String sql) throws SQLException {
        try (Store store = Store.open()) {
            store.run(sql);
        }
    }
}
