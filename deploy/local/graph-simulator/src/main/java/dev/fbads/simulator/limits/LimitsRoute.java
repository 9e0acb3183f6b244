package dev.fbads.simulator.limits;

import java.time.Clock;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.fbads.simulator.control.ControlBody;
import dev.fbads.simulator.control.ControlCall;
import dev.fbads.simulator.control.ControlRoutes;
import dev.fbads.simulator.dataset.AdAccount;
import dev.fbads.simulator.dataset.Dataset;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/** {@code /_simulator/limits}: what is enforced, what is blocked, and what others use. */
@ApplicationScoped
class LimitsRoute {

    private static final String PATH = "/_simulator/limits";

    private final Throttles throttles;
    private final Dataset dataset;
    private final Clock clock;

    LimitsRoute(Throttles throttles, Dataset dataset, Clock clock) {
        this.throttles = throttles;
        this.dataset = dataset;
        this.clock = clock;
    }

    void register(@Observes Router router) {
        ControlRoutes.answer(router, HttpMethod.GET, PATH, call -> json(throttles.settings()));
        ControlRoutes.answer(router, HttpMethod.PUT, PATH, this::change);
        ControlRoutes.run(router, HttpMethod.DELETE, PATH, call -> throttles.reset());
        ControlRoutes.run(router, HttpMethod.POST, PATH + "/usage", this::use);
    }

    private JsonObject change(ControlCall call) {
        call.body().only("enabled", "tier", "headers", "score", "buc_insights", "buc_management", "app", "platform");
        throttles.change(throttles.settings().with(call.body()));
        return json(throttles.settings());
    }

    private void use(ControlCall call) {
        ControlBody body = call.body();
        body.only("regime", "account", "percent", "blocked_for");
        Regime regime = body.choice("regime", Regime.class)
                .orElseThrow(() -> new IllegalArgumentException("regime is missing"));
        Optional<AdAccount> account = body.text("account").map(id -> dataset.find(id).map(Dataset.Located::account)
                .orElseThrow(() -> new NoSuchElementException("no such account")));
        if (regime.perAccount() && account.isEmpty()) {
            throw new IllegalArgumentException("account is missing");
        }
        body.decimal("percent").ifPresent(percent -> throttles.pretend(regime, account, percent));
        body.duration("blocked_for")
                .ifPresent(time -> throttles.block(regime, account, clock.instant().plus(time)));
    }

    private static JsonObject json(LimitSettings settings) {
        JsonObject json = new JsonObject()
                .put("enabled", settings.enabled())
                .put("tier", settings.tier().wireName())
                .put("headers", settings.headers().name().toLowerCase(Locale.ROOT));
        settings.maxima().forEach((regime, maximum) -> json.put(LimitSettings.name(regime), maximum));
        return json;
    }
}
