package dev.fbads.simulator.truth;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.fbads.simulator.dataset.AdAccount;
import dev.fbads.simulator.dataset.Dataset;
import dev.fbads.simulator.time.Today;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/** {@code GET /_simulator/accounts}: who there is, and which day it is there. */
@ApplicationScoped
class AccountsRoute {

    private final Dataset dataset;
    private final Clock clock;

    AccountsRoute(Dataset dataset, Clock clock) {
        this.dataset = dataset;
        this.clock = clock;
    }

    void register(@Observes Router router) {
        router.get("/_simulator/accounts").handler(context -> {
            JsonArray accounts = new JsonArray();
            dataset.accounts().forEach(account -> accounts.add(json(account)));
            context.json(new JsonObject().put("accounts", accounts));
        });
    }

    private JsonObject json(AdAccount account) {
        return new JsonObject()
                .put("id", account.prefixedId())
                .put("account_id", account.id())
                .put("name", account.name())
                .put("currency", account.currency().getCurrencyCode())
                .put("timezone_name", account.zone().getId())
                .put("today", Today.of(clock.instant(), account.zone()).date().toString())
                .put("ads", account.ads().size())
                .put("adsets", account.adSets().size())
                .put("campaigns", account.campaigns().size());
    }
}
