package dev.fbads.simulator.webhooks;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.fbads.simulator.dataset.AdAccount;
import dev.fbads.simulator.dataset.Dataset;
import dev.fbads.simulator.graph.GraphCall;
import dev.fbads.simulator.graph.GraphErrors;
import dev.fbads.simulator.graph.GraphFeature;
import dev.fbads.simulator.insights.ParameterList;
import dev.fbads.simulator.tokens.SimulatedApp;

/** {@code /{app_id}/subscriptions}, with the app's token, and {@code /act_X/subscribed_apps}, with an account's. */
@Singleton
class SubscriptionNodes implements GraphFeature {

    private static final Set<String> FIELDS = Set.of("effective_status", "subscriptions", "creative_fatigue",
            "ad_recommendations", "in_process_ad_objects", "with_issues_ad_objects");

    private final Subscriptions subscriptions;
    private final Callback callback;
    private final SimulatedApp app;
    private final Dataset dataset;

    SubscriptionNodes(Subscriptions subscriptions, Callback callback, SimulatedApp app, Dataset dataset) {
        this.subscriptions = subscriptions;
        this.callback = callback;
        this.app = app;
        this.dataset = dataset;
    }

    @Override
    public boolean answer(GraphCall call, JsonGenerator json) throws IOException {
        if (call.path().equals(List.of(app.id(), "subscriptions"))) {
            call.access().requireApp();
            answerSubscriptions(call, json);
            return true;
        }
        if (call.path().size() == 2 && call.path().get(1).equals("subscribed_apps")) {
            answerSubscribedApps(call, json);
            return true;
        }
        return false;
    }

    private void answerSubscriptions(GraphCall call, JsonGenerator json) throws IOException {
        switch (call.method()) {
            case "POST" -> {
                subscribe(call);
                writeSuccess(json);
            }
            case "DELETE" -> {
                subscriptions.remove(call.parameter("object"));
                writeSuccess(json);
            }
            default -> writeAll(json);
        }
    }

    private void subscribe(GraphCall call) {
        String object = required(call, "object");
        if (!object.equals("ad_account")) {
            throw GraphErrors.notServed("object " + object);
        }
        List<String> fields = ParameterList.parse(required(call, "fields"));
        for (int i = 0; i < fields.size(); i++) {
            if (!FIELDS.contains(fields.get(i))) {
                throw GraphErrors.notOneOf("fields[" + i + "]", FIELDS.stream().sorted().toList());
            }
        }
        URI address = URI.create(required(call, "callback_url"));
        callback.verify(address, required(call, "verify_token"));
        subscriptions.put(new Subscription(object, address, fields));
    }

    private void writeAll(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("data");
        for (Subscription subscription : subscriptions.all()) {
            json.writeStartObject();
            json.writeStringField("object", subscription.object());
            json.writeStringField("callback_url", subscription.callback().toString());
            json.writeBooleanField("active", true);
            json.writeArrayFieldStart("fields");
            for (String field : subscription.fields()) {
                json.writeStartObject();
                json.writeStringField("name", field);
                json.writeStringField("version", "v26.0");
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void answerSubscribedApps(GraphCall call, JsonGenerator json) throws IOException {
        String id = call.path().getFirst();
        Optional<Dataset.Located> located = dataset.find(id);
        if (!(located.map(Dataset.Located::object).orElse(null) instanceof AdAccount account)) {
            throw GraphErrors.unknownObject(call.method().toLowerCase(Locale.ROOT), id);
        }
        call.require(account, id);
        switch (call.method()) {
            case "POST" -> {
                subscriptions.subscribe(account.id());
                writeSuccess(json);
            }
            case "DELETE" -> {
                subscriptions.unsubscribe(account.id());
                writeSuccess(json);
            }
            default -> writeApps(account, json);
        }
    }

    private void writeApps(AdAccount account, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("data");
        if (subscriptions.covers(account.id())) {
            json.writeStartObject();
            json.writeStringField("id", app.id());
            json.writeStringField("name", "Simulated app");
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String required(GraphCall call, String name) {
        return call.parameter(name).orElseThrow(() -> GraphErrors.parameter("The parameter " + name + " is required"));
    }

    private static void writeSuccess(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("success", true);
        json.writeEndObject();
    }
}
