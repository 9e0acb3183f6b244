package dev.fbads.query.metric;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;

/**
 * Writes metrics and lists of actions directly from the sums; names are encoded once, not for each of a thousand rows.
 */
final class MetricValuesSerializer extends JsonSerializer<MetricValues> {

    private static final SerializableString[] LISTS = names(ActionList.values(), ActionList::wire);
    private static final int DIGITS_OF_LONG = 18;

    @Override
    public void serialize(MetricValues values, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeStartObject();
        for (Metric metric : Metric.ALL) {
            json.writeFieldName(metric.field());
            number(json, values.of(metric));
        }
        for (ActionList list : ActionList.values()) {
            json.writeFieldName(LISTS[list.ordinal()]);
            json.writeStartObject();
            actions(values, list, json);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    static void number(JsonGenerator json, @Nullable BigDecimal value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value.scale() == 0 && value.precision() <= DIGITS_OF_LONG) {
            json.writeNumber(value.longValue());
        } else {
            json.writeNumber(value);
        }
    }

    /** Writes the same as {@link #number} with {@link Decimals#ofMicros}, faster for integers, which most sums are. */
    private static void micros(JsonGenerator json, long micros) throws IOException {
        if (micros % Decimals.MICROS == 0) {
            json.writeNumber(micros / Decimals.MICROS);
        } else {
            json.writeNumber(Decimals.ofMicros(micros));
        }
    }

    private static void actions(MetricValues values, ActionList list, JsonGenerator json) throws IOException {
        for (int number : values.index().sorted(list)) {
            long micros = values.actions().micros(number);
            if (micros != 0) {
                json.writeFieldName(values.index().field(number));
                micros(json, micros);
            }
        }
    }

    private static <T> SerializableString[] names(T[] values, Function<T, String> wire) {
        return Arrays.stream(values).map(wire).map(SerializedString::new).toArray(SerializableString[]::new);
    }
}
