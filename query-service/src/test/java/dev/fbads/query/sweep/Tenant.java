package dev.fbads.query.sweep;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.fbads.contracts.insights.Granularity;
import dev.fbads.query.testing.AdRow;
import dev.fbads.query.testing.Api;
import dev.fbads.query.testing.Store;

/** One of three comptes with a user, an account, a campaign, an ad set and two ads, all of whose ids contain its number. */
record Tenant(int compteId) {

    static final List<Tenant> ALL = List.of(new Tenant(7001), new Tenant(7002), new Tenant(7003));

    static void store() throws SQLException {
        try (Store store = Store.open()) {
            store.clear();
            for (Tenant tenant : ALL) {
                tenant.write(store);
            }
        }
    }

    String user() {
        return "user-of-" + compteId;
    }

    String token() {
        return Api.token(user(), "fbads", Duration.ofHours(1));
    }

    String account() {
        return "act_" + compteId + "5550";
    }

    String campaign() {
        return compteId + "5551";
    }

    String adset() {
        return compteId + "5552";
    }

    String ad(int number) {
        return compteId + "555" + (3 + number);
    }

    Stream<Tenant> others() {
        return ALL.stream().filter(other -> !other.equals(this));
    }

    /** Texts that responses to other users must not contain. */
    String mark() {
        return compteId + "555";
    }

    private void write(Store store) throws SQLException {
        store.compte(compteId, user());
        store.account(compteId, account(), "America/Toronto");
        store.object(compteId, account(), "campaign", campaign(), "Campaign " + mark(), campaign(), null);
        store.object(compteId, account(), "adset", adset(), "Ad set " + mark(), campaign(), adset());
        for (LocalDate day : List.of(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-02"))) {
            store.ledger(compteId, account(), Granularity.DAY, day, day, "final");
            for (int number = 0; number < 2; number++) {
                store.row(compteId, account(), new AdRow(campaign(), adset(), ad(number), Granularity.DAY, day, day, 1000, 10,
                        new BigDecimal("1.5"), 500, 5, 4, 3, Map.of("link_click", BigDecimal.TEN)));
            }
        }
        for (int number = 0; number < 2; number++) {
            store.object(compteId, account(), "ad", ad(number), "Ad " + mark(), campaign(), adset());
        }
        store.rollUp(compteId, account());
        store.run("""
                INSERT INTO public.facebook_import_logs (compte_id, user_id, account_id, date_start, date_stop, status,
                    facebook_quota_usage, breakdown_set, created_at)
                VALUES (%d, 'importer', '%s', '2026-03-01', '2026-03-01', 'failed', '{"app": 5}', 'none',
                    TIMESTAMPTZ '2026-03-15T15:00:00Z')
                """.formatted(compteId, account()));
    }
}
