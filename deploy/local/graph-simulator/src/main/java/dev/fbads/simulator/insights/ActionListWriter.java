package dev.fbads.simulator.insights;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;

/** Writes lists of action items; a list without items is not written at all. */
final class ActionListWriter {

    private static final SerializableString ACTION_TYPE = new SerializedString(Breakdowns.ACTION_TYPE);
    private static final SerializableString VALUE = new SerializedString("value");

    private ActionListWriter() {
    }

    static void write(JsonGenerator json, SerializableString field, InsightRow row, ActionMetric metric) throws IOException {
        if (row.query().breakdowns().isByActionTypeOnly()) {
            writeByType(json, field, row, metric, ActionType.ALL);
        } else {
            writeItems(json, field, row, metric);
        }
    }

    /** Writes a list of some types only, such as the one kind of purchase of {@code purchase_roas}. */
    static void writeByType(JsonGenerator json, SerializableString field, InsightRow row, ActionMetric metric,
            List<ActionType> types) throws IOException {
        boolean open = false;
        for (int i = 0; i < types.size(); i++) {
            ActionType type = types.get(i);
            long amount = metric.amount(type, row.sums());
            if (amount == 0 || !row.shows(type)) {
                continue;
            }
            if (!open) {
                json.writeFieldName(field);
                json.writeStartArray();
                open = true;
            }
            json.writeStartObject();
            json.writeFieldName(ACTION_TYPE);
            json.writeString(type.name());
            writeValues(json, row, metric, amount, type.origin());
            json.writeEndObject();
        }
        if (open) {
            json.writeEndArray();
        }
    }

    /** Writes a list of a single item. */
    static void writeItem(JsonGenerator json, SerializableString field, String actionType, String value) throws IOException {
        json.writeFieldName(field);
        json.writeStartArray();
        json.writeStartObject();
        json.writeFieldName(ACTION_TYPE);
        json.writeString(actionType);
        json.writeFieldName(VALUE);
        json.writeString(value);
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void writeItems(JsonGenerator json, SerializableString field, InsightRow row, ActionMetric metric)
            throws IOException {
        List<ActionItems.Item> items = ActionItems.of(row, metric);
        if (items.isEmpty()) {
            return;
        }
        List<String> names = row.query().breakdowns().itemNames();
        json.writeFieldName(field);
        json.writeStartArray();
        for (ActionItems.Item item : items) {
            json.writeStartObject();
            for (String name : names) {
                if (!item.values().get(name).isEmpty()) {
                    json.writeStringField(name, item.values().get(name));
                }
            }
            writeValues(json, row, metric, item.amount(), item.origin());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeValues(JsonGenerator json, InsightRow row, ActionMetric metric, long amount,
            ActionType.Origin origin) throws IOException {
        int digits = row.query().account().minorDigits();
        json.writeFieldName(VALUE);
        json.writeString(metric.text(amount, row.sums(), digits));
        for (AttributionWindow window : row.query().windows()) {
            long part = window.part(amount, origin);
            if (part > 0) {
                json.writeFieldName(window.wireName());
                json.writeString(metric.text(part, row.sums(), digits));
            }
        }
    }
}
