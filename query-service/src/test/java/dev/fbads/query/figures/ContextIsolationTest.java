package dev.fbads.query.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.query.testing.Api;
import dev.fbads.query.testing.Fixture;
import dev.fbads.query.testing.ServiceTest;
import dev.fbads.query.testing.Store;

/**
 * An account of two comptes, with different figures in each. Every request has another limit, so that none is served from the
 * response cache, and the same accounts and days, so that all share the context cache.
 */
@ServiceTest
class ContextIsolationTest {

    private int limit = 100;

    @BeforeEach
    void store() throws SQLException {
        Fixture.store();
    }

    @Test
    void cachedDataOfOneCompteIsNeverShownToAnother() {
        for (int round = 0; round < 10; round++) {
            JsonNode own = ask("stranger");
            JsonNode others = ask("client");

            assertThat(own.get("compte_id").intValue()).isEqualTo(Fixture.OTHER_COMPTE);
            assertThat(own.get("rows")).hasSize(1);
            assertThat(own.at("/coverage/missing_days")).hasSize(1);
            assertThat(others.get("compte_id").intValue()).isEqualTo(Fixture.COMPTE);
            assertThat(others.get("rows")).isEmpty();
            assertThat(others.at("/coverage/missing_days")).hasSize(2);
        }
    }

    @Test
    void changedDataIsReadAgain() throws SQLException {
        assertThat(ask("stranger").at("/rows/0/name").isNull()).isTrue();
        assertThat(ask("stranger").at("/rows/0/name").isNull()).isTrue();

        try (Store store = Store.open()) {
            store.object(Fixture.OTHER_COMPTE, Fixture.SHARED_ACCOUNT, "ad", "300", "Named at last", "100", "200");
        }
        assertThat(ask("stranger").at("/rows/0/name").textValue()).isEqualTo("Named at last");

        try (Store store = Store.open()) {
            store.run("DELETE FROM public.facebook_day_ledger WHERE compte_id = " + Fixture.OTHER_COMPTE);
        }
        JsonNode forgotten = ask("stranger");
        assertThat(forgotten.get("rows")).isEmpty();
        assertThat(forgotten.at("/coverage/missing_days")).hasSize(2);
    }

    @Test
    void aUserWhoLosesAccessGetsNoCachedData() throws SQLException {
        ask("stranger");

        try (Store store = Store.open()) {
            store.run("DELETE FROM public.compte_users_clients WHERE user_id = 'stranger'");
        }

        assertThat(Api.as("stranger").queryParams(parameters()).get("/api/facebook/data/ads").statusCode()).isEqualTo(404);
    }

    private JsonNode ask(String user) {
        return Api.data(user, "ads", parameters());
    }

    private Map<String, Object> parameters() {
        return Map.of("account_id", Fixture.SHARED_ACCOUNT, "since", "2026-03-01", "until", "2026-03-02", "limit", limit++);
    }
}
