package dev.fbads.simulator.nodes;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.fbads.simulator.dataset.Ad;
import dev.fbads.simulator.dataset.AdAccount;
import dev.fbads.simulator.dataset.AdObject;
import dev.fbads.simulator.dataset.AdSet;
import dev.fbads.simulator.dataset.Campaign;
import dev.fbads.simulator.fields.Field;
import dev.fbads.simulator.graph.GraphCall;
import dev.fbads.simulator.graph.GraphErrors;
import dev.fbads.simulator.insights.InsightsEdge;
import dev.fbads.simulator.insights.Level;

/** Writes the objects of one account for one call: the fields asked for, and the edges expanded in them. */
final class NodeWriter {

    private static final String ID = "id";
    private static final String INSIGHTS = "insights";

    private final GraphCall call;
    private final AdAccount account;
    private final InsightsEdge insights;
    private final Map<Field, InsightsEdge.Expansion> expansions = new IdentityHashMap<>();

    NodeWriter(GraphCall call, AdAccount account, InsightsEdge insights) {
        this.call = call;
        this.account = account;
        this.insights = insights;
    }

    GraphCall call() {
        return call;
    }

    AdAccount account() {
        return account;
    }

    /** Writes an object, braces included; without fields, what Graph sends by default. */
    void write(AdObject object, List<Field> fields, JsonGenerator json) throws IOException {
        json.writeStartObject();
        Set<String> written = new HashSet<>();
        if (fields.isEmpty() && object instanceof AdAccount self) {
            json.writeStringField("account_id", self.id());
        }
        for (Field field : fields) {
            if (written.add(field.name())) {
                writeField(object, field, json);
            }
        }
        if (written.add(ID)) {
            json.writeStringField(ID, idOf(object));
        }
        json.writeEndObject();
    }

    /** Writes the object behind a field, such as {@code campaign{id,name}}. */
    void writeObject(AdObject object, Field field, JsonGenerator json) throws IOException {
        json.writeFieldName(field.name());
        write(object, field.fields(), json);
    }

    /** Writes an expanded list, such as {@code ads.limit(5){name}}; nothing when it is empty. */
    void writeEdge(AdObject object, Field field, JsonGenerator json) throws IOException {
        Map<String, String> parameters = new HashMap<>(field.modifiers());
        if (!field.fields().isEmpty()) {
            parameters.put("fields", field.fieldsText());
        }
        ObjectList list = ObjectList.of(account, object, field.name(), parameters);
        if (list.hasItems()) {
            json.writeFieldName(field.name());
            list.write(this, field.fields(), json);
        }
    }

    /** The id as Graph prints it: an account's has {@code act_} before it. */
    static String idOf(AdObject object) {
        return object instanceof AdAccount account ? account.prefixedId() : object.id();
    }

    private void writeField(AdObject object, Field field, JsonGenerator json) throws IOException {
        switch (field.name()) {
            case ID -> json.writeStringField(ID, idOf(object));
            case INSIGHTS -> expansions
                    .computeIfAbsent(field, asked -> insights.expand(call, account, Level.of(object), asked))
                    .write(object, json);
            default -> writeOwnField(object, field, json);
        }
    }

    private void writeOwnField(AdObject object, Field field, JsonGenerator json) throws IOException {
        switch (object) {
            case AdAccount self -> writeField(AccountType.TYPE, self, field, json);
            case Campaign campaign -> writeField(CampaignType.TYPE, campaign, field, json);
            case AdSet adSet -> writeField(AdSetType.TYPE, adSet, field, json);
            case Ad ad -> writeField(AdType.TYPE, ad, field, json);
        }
    }

    private <T extends AdObject> void writeField(NodeType<T> type, T object, Field field, JsonGenerator json)
            throws IOException {
        NodeType.FieldWriter<T> writer = type.fields().get(field.name());
        if (writer == null) {
            throw GraphErrors.nonexistingField(field.name(), type.graphName());
        }
        writer.write(this, object, field, json);
    }
}
