package dev.fbads.simulator.webhooks;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.fbads.simulator.control.ControlBody;
import dev.fbads.simulator.control.ControlCall;
import dev.fbads.simulator.control.ControlRoutes;
import dev.fbads.simulator.tokens.SimulatedApp;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/** {@code POST /_simulator/webhooks}: delivers changes, signed as Meta signs them; {@code DELETE}: forgets subscriptions. */
@ApplicationScoped
class WebhooksRoute {

    private static final String PATH = "/_simulator/webhooks";
    private static final String OBJECT = "ad_account";

    private final Subscriptions subscriptions;
    private final Callback callback;
    private final SimulatedApp app;
    private final Clock clock;

    WebhooksRoute(Subscriptions subscriptions, Callback callback, SimulatedApp app, Clock clock) {
        this.subscriptions = subscriptions;
        this.callback = callback;
        this.app = app;
        this.clock = clock;
    }

    private enum Signature {
        GOOD,
        WRONG,
        NONE
    }

    private record Change(String account, String field, JsonObject value) {
    }

    void register(@Observes Router router) {
        ControlRoutes.answer(router, HttpMethod.POST, PATH, this::deliver);
        ControlRoutes.run(router, HttpMethod.DELETE, PATH, call -> subscriptions.clear());
    }

    private JsonObject deliver(ControlCall call) {
        ControlBody body = call.body();
        body.only("url", "time", "signature", "times", "changes");
        List<Change> changes = body.objects("changes").stream().map(WebhooksRoute::change).toList();
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("changes is missing");
        }
        URI target = body.text("url").map(URI::create).orElseGet(() -> subscribed(changes));
        byte[] payload = MetaJson
                .bytes(payload(changes, body.number("time").orElseGet(() -> clock.instant().getEpochSecond())));
        Optional<String> signature = switch (body.choice("signature", Signature.class).orElse(Signature.GOOD)) {
            case GOOD -> Optional.of("sha256=" + app.sign(payload));
            case WRONG -> Optional.of("sha256=" + app.sign((new String(payload, StandardCharsets.US_ASCII) + " ")
                    .getBytes(StandardCharsets.US_ASCII)));
            case NONE -> Optional.empty();
        };
        JsonArray answers = new JsonArray();
        for (int i = 0; i < body.integer("times").orElse(1); i++) {
            Callback.Outcome outcome = callback.deliver(target, payload, signature);
            answers.add(new JsonObject().put("status", outcome.status()).put("body", outcome.body()));
        }
        return new JsonObject().put("payload", new String(payload, StandardCharsets.US_ASCII))
                .put("signature", signature.orElse("")).put("answers", answers);
    }

    private static Change change(ControlBody body) {
        body.only("account", "field", "value");
        return new Change(body.requiredText("account").replace("act_", ""), body.requiredText("field"),
                body.object("value").orElseGet(JsonObject::new));
    }

    /** Meta sends only what the app and the account both subscribed to. */
    private URI subscribed(List<Change> changes) {
        Subscription subscription = subscriptions.of(OBJECT)
                .orElseThrow(() -> new NoSuchElementException("the app has no subscription to " + OBJECT));
        for (Change change : changes) {
            if (!subscription.fields().contains(change.field()) || !subscriptions.covers(change.account())) {
                throw new NoSuchElementException("nobody subscribed to " + change.field() + " of " + change.account());
            }
        }
        return subscription.callback();
    }

    /** One entry per account, in the order in which the accounts appear. */
    private static JsonObject payload(List<Change> changes, long time) {
        Map<String, List<Change>> byAccount = new LinkedHashMap<>();
        changes.forEach(change -> byAccount.computeIfAbsent(change.account(), account -> new ArrayList<>()).add(change));
        JsonArray entries = new JsonArray();
        byAccount.forEach((account, own) -> {
            JsonArray array = new JsonArray();
            own.forEach(change -> array.add(new JsonObject().put("field", change.field()).put("value", change.value())));
            entries.add(new JsonObject().put("id", account).put("time", time).put("changes", array));
        });
        return new JsonObject().put("object", OBJECT).put("entry", entries);
    }
}
