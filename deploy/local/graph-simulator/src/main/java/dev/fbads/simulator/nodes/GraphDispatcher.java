package dev.fbads.simulator.nodes;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.fbads.simulator.dataset.Ad;
import dev.fbads.simulator.dataset.AdAccount;
import dev.fbads.simulator.dataset.AdSet;
import dev.fbads.simulator.dataset.Dataset;
import dev.fbads.simulator.fields.Field;
import dev.fbads.simulator.graph.GraphCall;
import dev.fbads.simulator.graph.GraphErrors;
import dev.fbads.simulator.graph.GraphFeature;
import dev.fbads.simulator.graph.GraphNodeHandler;
import dev.fbads.simulator.graph.IncomingCall;
import dev.fbads.simulator.insights.InsightsEdge;
import io.quarkus.arc.All;

/** Finds what a path names: something of a feature, the token's user, an object, or an edge of one. */
@Singleton
class GraphDispatcher implements GraphNodeHandler {

    private static final String ME = "me";

    private final Dataset dataset;
    private final InsightsEdge insights;
    private final List<GraphFeature> features;

    GraphDispatcher(Dataset dataset, InsightsEdge insights, @All List<GraphFeature> features) {
        this.dataset = dataset;
        this.insights = insights;
        this.features = List.copyOf(features);
    }

    @Override
    public void answer(GraphCall call, JsonGenerator json) throws IOException {
        List<String> path = call.path();
        if (path.isEmpty() || path.size() > 2) {
            throw GraphErrors.unknownPath("/" + String.join("/", path));
        }
        for (GraphFeature feature : features) {
            if (feature.answer(call, json)) {
                return;
            }
        }
        if (!call.method().equals("GET")) {
            throw GraphErrors.unknownObject(call.method().toLowerCase(Locale.ROOT), path.getFirst());
        }
        List<Field> fields = call.fields();
        String edge = path.size() == 2 ? path.get(1) : "";
        if (path.getFirst().equals(ME)) {
            answerMe(call, edge, fields, json);
        } else {
            answerObject(call, located(call), edge, fields, json);
        }
    }

    @Override
    public boolean serveWithoutToken(List<String> path, IncomingCall call, JsonGenerator json) throws IOException {
        for (GraphFeature feature : features) {
            if (feature.answerWithoutToken(path, call, json)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Optional<AdAccount> account(String id) {
        return dataset.find(id).map(Dataset.Located::account)
                .or(() -> features.stream().flatMap(feature -> feature.account(id).stream()).findFirst());
    }

    private Dataset.Located located(GraphCall call) {
        String id = call.path().getFirst();
        Dataset.Located located = dataset.find(id).orElseThrow(() -> GraphErrors.unknownObject("get", id));
        call.require(located.account(), id);
        return located;
    }

    private void answerMe(GraphCall call, String edge, List<Field> fields, JsonGenerator json) throws IOException {
        switch (edge) {
            case "" -> {
                json.writeStartObject();
                json.writeStringField("name", "Simulated System User");
                json.writeStringField("id", call.access().token().userId());
                json.writeEndObject();
            }
            case "adaccounts" -> {
                List<AdAccount> granted = dataset.accounts().stream().filter(call::mayRead).toList();
                ObjectList.of("me/adaccounts", call.parameters(), granted).write(call, json,
                        object -> new NodeWriter(call, (AdAccount) object, insights).write(object, fields, json));
            }
            default -> throw GraphErrors.unknownPath("/" + edge);
        }
    }

    private void answerObject(GraphCall call, Dataset.Located located, String edge, List<Field> fields, JsonGenerator json)
            throws IOException {
        NodeWriter nodes = new NodeWriter(call, located.account(), insights);
        if (edge.isEmpty()) {
            nodes.write(located.object(), fields, json);
        } else if (edge.equals("insights")) {
            insights.answer(call, located.account(), located.object(), fields, json);
        } else if (hasEdge(located, edge)) {
            ObjectList.of(located.account(), located.object(), edge, call.parameters()).write(nodes, fields, json);
        } else {
            throw GraphErrors.unknownPath("/" + edge);
        }
    }

    private static boolean hasEdge(Dataset.Located located, String edge) {
        return switch (edge) {
            case "ads" -> !(located.object() instanceof Ad);
            case "adsets" -> !(located.object() instanceof Ad) && !(located.object() instanceof AdSet);
            case "campaigns" -> located.object() instanceof AdAccount;
            default -> false;
        };
    }
}
