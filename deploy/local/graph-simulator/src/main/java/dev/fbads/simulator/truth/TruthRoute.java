package dev.fbads.simulator.truth;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.fbads.simulator.dataset.AdAccount;
import dev.fbads.simulator.dataset.Dataset;
import dev.fbads.simulator.insights.Level;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * {@code GET /_simulator/truth/{act_id}?since=&until=&level=account|campaign|adset|ad&statuses=visible}: what really was
 * delivered, see {@link TruthSummer}. {@code visible} leaves deleted ads out, which no list of ads can show.
 */
@ApplicationScoped
class TruthRoute {

    private final Dataset dataset;
    private final TruthSummer summer;

    TruthRoute(Dataset dataset, TruthSummer summer) {
        this.dataset = dataset;
        this.summer = summer;
    }

    void register(@Observes Router router) {
        router.get("/_simulator/truth/:account").blockingHandler(this::answer, false);
    }

    private void answer(RoutingContext context) {
        Optional<AdAccount> account = dataset.find(context.pathParam("account"))
                .map(Dataset.Located::object)
                .filter(AdAccount.class::isInstance)
                .map(AdAccount.class::cast);
        if (account.isEmpty()) {
            fail(context, 404, "no such account");
            return;
        }
        try {
            context.json(summer.sum(query(account.get(), context.queryParams())));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            fail(context, 400, "since and until must be YYYY-MM-DD, level one of account, campaign, adset, ad");
        }
    }

    private static TruthQuery query(AdAccount account, MultiMap parameters) {
        String level = Optional.ofNullable(parameters.get("level")).orElse("account");
        return new TruthQuery(account, day(parameters, "since"), day(parameters, "until"),
                Level.valueOf(level.toUpperCase(Locale.ROOT)), !"visible".equals(parameters.get("statuses")));
    }

    private static LocalDate day(MultiMap parameters, String name) {
        return LocalDate.parse(Optional.ofNullable(parameters.get(name)).orElse(""));
    }

    private static void fail(RoutingContext context, int status, String message) {
        context.response().setStatusCode(status);
        context.json(new JsonObject().put("error", message));
    }
}
