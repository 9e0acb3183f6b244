package dev.fbads.query.metric;

import java.io.IOException;
import java.math.BigDecimal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;

/** Writes the change of each metric. */
final class MetricDeltaSerializer extends JsonSerializer<MetricDelta> {

    @Override
    public void serialize(MetricDelta delta, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeStartObject();
        for (Metric metric : Metric.values()) {
            BigDecimal now = metric.of(delta.now());
            BigDecimal before = metric.of(delta.before());
            boolean both = now != null && before != null;
            json.writeObjectFieldStart(metric.wire());
            json.writeFieldName("absolute");
            MetricValuesSerializer.number(json, both ? now.subtract(before) : null);
            json.writeFieldName("percent");
            MetricValuesSerializer.number(json, both ? Decimals.change(now, before) : null);
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
