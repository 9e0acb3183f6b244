package dev.fbads.query.metric;

import java.io.IOException;
import java.math.BigDecimal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;

/** Writes the change of each metric. */
final class MetricDeltaSerializer extends JsonSerializer<MetricDelta> {

    private static final SerializableString ABSOLUTE = new SerializedString("absolute");
    private static final SerializableString PERCENT = new SerializedString("percent");

    @Override
    public void serialize(MetricDelta delta, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeStartObject();
        for (Metric metric : Metric.ALL) {
            BigDecimal now = delta.now().of(metric);
            BigDecimal before = delta.before().of(metric);
            boolean both = now != null && before != null;
            json.writeFieldName(metric.field());
            json.writeStartObject();
            json.writeFieldName(ABSOLUTE);
            MetricValuesSerializer.number(json, both ? now.subtract(before) : null);
            json.writeFieldName(PERCENT);
            MetricValuesSerializer.number(json, both ? Decimals.change(now, before) : null);
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
