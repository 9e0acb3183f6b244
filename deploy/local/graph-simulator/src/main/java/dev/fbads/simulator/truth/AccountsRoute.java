package dev.fbads.simulator.truth;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Currency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.fbads.simulator.control.ControlBody;
import dev.fbads.simulator.control.ControlCall;
import dev.fbads.simulator.control.ControlRoutes;
import dev.fbads.simulator.dataset.AdAccount;
import dev.fbads.simulator.dataset.Dataset;
import dev.fbads.simulator.time.Today;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/**
 * {@code /_simulator/accounts}: {@code GET} lists the accounts and the current day of each, {@code POST} creates one,
 * {@code DELETE} removes those that were created.
 */
@ApplicationScoped
class AccountsRoute {

    private static final String PATH = "/_simulator/accounts";
    private static final long DEFAULT_SEED = 1;

    private final Dataset dataset;
    private final Clock clock;

    AccountsRoute(Dataset dataset, Clock clock) {
        this.dataset = dataset;
        this.clock = clock;
    }

    void register(@Observes Router router) {
        ControlRoutes.answer(router, HttpMethod.GET, PATH, call -> {
            JsonArray accounts = new JsonArray();
            dataset.accounts().forEach(account -> accounts.add(json(account)));
            return new JsonObject().put("accounts", accounts);
        });
        ControlRoutes.answer(router, HttpMethod.POST, PATH, this::create);
        ControlRoutes.run(router, HttpMethod.DELETE, PATH, call -> dataset.removeCreated());
    }

    private JsonObject create(ControlCall call) {
        ControlBody body = call.body();
        body.only("ads", "currency", "timezone_name", "seed");
        int ads = body.integer("ads").orElseThrow(() -> new IllegalArgumentException("ads is missing"));
        return json(dataset.create(ads, Currency.getInstance(body.text("currency").orElse("CAD")),
                ZoneId.of(body.text("timezone_name").orElse("America/Toronto")),
                body.number("seed").orElse(DEFAULT_SEED)));
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
