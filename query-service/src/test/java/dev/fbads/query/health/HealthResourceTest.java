package dev.fbads.query.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.query.testing.Api;
import dev.fbads.query.testing.Fixture;
import dev.fbads.query.testing.ServiceTest;
import dev.fbads.query.testing.Store;

/** The figures of the health and their levels. The clock of the tests starts at noon of 2026-03-15 in Toronto. */
@ServiceTest
class HealthResourceTest {

    @BeforeEach
    void store() throws SQLException {
        Fixture.store();
    }

    @Test
    void withoutRunsNoFigureIsOk() {
        JsonNode health = health("client", "");

        for (String figure : new String[] { "api_success_rate", "import_success_rate", "response_time", "response_time_median",
                "response_time_p95", "fetch_time_median", "fetch_time_p95", "quota_used" }) {
            assertThat(health.at("/" + figure + "/level").textValue()).as(figure).isEqualTo("unknown");
            assertThat(health.at("/" + figure + "/value").isNull()).as(figure).isTrue();
        }
    }

    @Test
    void aUserWithoutAccountsHasUnknownFigures() {
        JsonNode health = health("superadmin", "");

        assertThat(health.get("level").textValue()).isEqualTo("unknown");
        assertThat(health.findValuesAsText("level")).containsOnly("unknown");
        assertThat(health.at("/stale_days/level").textValue()).isEqualTo("unknown");
        assertThat(health.at("/accounts_with_errors/level").textValue()).isEqualTo("unknown");
    }

    @Test
    void ratesCountCallsAndRunsOfTheWindowAndNoPauses() throws SQLException {
        run(1, "act_1001", "success", 40, 4, "{\"app\": 12.5, \"account\": 91}", 200_000, "1 hour");
        run(1, "act_3003", "failed", 10, 6, "{}", null, "2 hours");
        run(1, "act_3003", "rate_limited", 0, 0, "{}", null, "1 hour");
        run(1, "act_1001", "cancelled", 0, 0, "{}", null, "2 hours");
        run(1, "act_1001", "failed", 999, 999, "{}", null, "25 hours");
        run(2, "act_2002", "failed", 999, 999, "{}", null, "1 hour");

        JsonNode health = health("client", "");

        figure(health, "api_success_rate", "0.8", "ratio", "ok", "0.8");
        figure(health, "import_success_rate", "0.5", "ratio", "critical", "0.8");
        figure(health, "response_time", "5000", "ms", "ok", "10000");
        figure(health, "response_time_median", "5000", "ms", "ok", null);
        figure(health, "fetch_time_p95", "200100", "ms", "ok", null);
        figure(health, "quota_used", "0.91", "ratio", "warning", "0.9");
        assertThat(health.at("/quotas/0/account_id").textValue()).isEqualTo("act_1001");
        assertThat(health.get("level").textValue()).isEqualTo("critical");
    }

    @Test
    void aRateJustBelowItsThresholdIsCriticalAndOneOfNothingUnknown() throws SQLException {
        run(1, "act_1001", "success", 100_001, 20_001, "{}", null, "1 hour");

        figure(health("client", ""), "api_success_rate", "0.8", "ratio", "critical", "0.8");
    }

    @Test
    void slowCallsAreAWarning() throws SQLException {
        run(1, "act_1001", "success", 2, 0, "{}", 20_002, "1 hour");

        figure(health("client", ""), "response_time", "10001", "ms", "warning", "10000");
    }

    @Test
    void anAccountHasErrorsIfItsLastRunFailedOrItsAuthorisationIsMissing() throws SQLException {
        run(1, "act_1001", "failed", 1, 1, "{}", null, "3 hours");
        run(1, "act_1001", "success", 1, 0, "{}", null, "1 hour");
        run(1, "act_3003", "success", 1, 0, "{}", null, "3 hours");
        run(1, "act_3003", "token_expired", 1, 1, "{}", null, "1 hour");
        execute("UPDATE public.facebook_ad_accounts SET reauthorisation_needed = true WHERE account_id = 'act_4004'");

        JsonNode health = health("client", "");

        figure(health, "accounts_with_errors", "2", "count", "warning", "0");
        assertThat(health.get("errors").findValuesAsText("account_id")).containsExactly("act_3003", "act_4004");
    }

    @Test
    void anOpenSliceOfAPastDayIsStaleAndSoIsAnAccountWithoutYesterday() throws SQLException {
        JsonNode health = health("stranger", "");
        figure(health, "stale_days", "0", "count", "ok", "0");
        figure(health, "stale_accounts", "2", "count", "warning", "0");

        figure(health("client", ""), "stale_days", "1", "count", "warning", "0");
        figure(health("client", ""), "stale_accounts", "0", "count", "ok", "0");

        execute("UPDATE public.facebook_ad_accounts SET account_status = 101 WHERE account_id = 'act_2002'");
        figure(health("stranger", ""), "stale_accounts", "1", "count", "warning", "0");
    }

    @Test
    void oneCompteCanBeSelectedAndNoForeignOne() throws SQLException {
        run(1, "act_1001", "success", 1, 0, "{}", null, "1 hour");
        run(2, "act_2002", "failed", 1, 1, "{}", null, "1 hour");

        figure(health("direction", "?compte_id=1"), "api_success_rate", "1", "ratio", "ok", "0.8");
        figure(health("direction", "?compte_id=2"), "api_success_rate", "0", "ratio", "critical", "0.8");
        figure(health("direction", ""), "api_success_rate", "0.5", "ratio", "critical", "0.8");
        Api.as("client").get("/api/facebook/health?compte_id=2").then().statusCode(404);
        Api.as("client").get("/api/facebook/health?compte_id=77").then().statusCode(404);
    }

    private static void figure(JsonNode health, String name, String value, String unit, String level, String threshold) {
        JsonNode figure = health.get(name);
        assertThat(figure.get("value").decimalValue()).as(name).isEqualByComparingTo(value);
        assertThat(figure.get("unit").textValue()).as(name).isEqualTo(unit);
        assertThat(figure.get("level").textValue()).as(name).isEqualTo(level);
        if (threshold == null) {
            assertThat(figure.get("threshold").isNull()).as(name).isTrue();
        } else {
            assertThat(figure.get("threshold").decimalValue()).as(name).isEqualByComparingTo(threshold);
        }
    }

    private static JsonNode health(String user, String query) {
        var response = Api.as(user).get("/api/facebook/health" + query);
        response.then().statusCode(200);
        return Api.json(response);
    }

    private static void run(int compteId, String accountId, String status, int made, int failed, String quota, Integer graphMs,
            String ago) throws SQLException {
        String performance = graphMs == null ? "NULL"
                : "'{\"graph_ms\": %d, \"fetch_ms\": %d}'".formatted(graphMs, graphMs + 100);
        execute("""
                INSERT INTO public.facebook_import_logs (compte_id, user_id, account_id, date_start, date_stop, status,
                    api_calls_made, api_calls_failed, facebook_quota_usage, performance_metrics, breakdown_set, created_at)
                VALUES (%d, 'importer', '%s', '2026-03-01', '2026-03-01', '%s', %d, %d, '%s', %s, 'none',
                    TIMESTAMPTZ '2026-03-15T16:00:00Z' - INTERVAL '%s')
                """.formatted(compteId, accountId, status, made, failed, quota, performance, ago));
    }

    private static void execute(String sql) throws SQLException {
        try (Store store = Store.open()) {
            store.run(sql);
        }
    }
}
