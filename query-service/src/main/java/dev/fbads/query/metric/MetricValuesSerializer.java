package dev.fbads.query.metric;

import java.io.IOException;
import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;

/** Writes the metrics and lists of actions straight from the sums. */
final class MetricValuesSerializer extends JsonSerializer<MetricValues> {

    @Override
    public void serialize(MetricValues values, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeStartObject();
        for (Metric metric : Metric.values()) {
            json.writeFieldName(metric.wire());
            number(json, metric.of(values.figures()));
        }
        for (ActionList list : ActionList.values()) {
            json.writeObjectFieldStart(list.wire());
            actions(values, list, json);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    static void number(JsonGenerator json, @Nullable BigDecimal value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }

    private static void actions(MetricValues values, ActionList list, JsonGenerator json) throws IOException {
        for (int number : values.index().sorted(list)) {
            long micros = values.figures().actions().micros(number);
            if (micros != 0) {
                json.writeFieldName(values.index().name(number));
                json.writeNumber(Decimals.ofMicros(micros));
            }
        }
    }
}
