package dev.fbads.simulator.insights;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;

import dev.fbads.simulator.dataset.Counter;
import dev.fbads.simulator.dataset.MetricSums;

/**
 * Writes one field of a row. Scalars are strings; a ratio whose divisor is 0 and a list without items are left out. Recorded
 * rows show which zeros Meta prints: impressions, clicks, spend, reach and ctr are there, inline metrics are not.
 */
@FunctionalInterface
interface MetricWriter {

    void write(JsonGenerator json, SerializableString name, InsightRow row) throws IOException;

    /** A text that may be absent. */
    static MetricWriter text(Function<InsightRow, @Nullable String> value) {
        return (json, name, row) -> {
            String text = value.apply(row);
            if (text != null) {
                json.writeFieldName(name);
                json.writeString(text);
            }
        };
    }

    /** A counter, printed when it is 0 or not. */
    static MetricWriter count(Counter counter, boolean printZero) {
        return (json, name, row) -> number(json, name, row.sums().get(counter), printZero);
    }

    /** A number that is left out when it is 0. */
    static MetricWriter number(ToLongFunction<InsightRow> value) {
        return (json, name, row) -> number(json, name, value.applyAsLong(row), false);
    }

    /** A number of persons: left out where Meta does not know them, 0 by the hour. */
    static MetricWriter people(ToLongFunction<InsightRow> value, boolean printZero) {
        return people((json, name, row) -> number(json, name, row.query().breakdowns().isHourly() ? 0 : value.applyAsLong(row),
                printZero));
    }

    /** A metric of persons, left out where Meta does not know them. */
    static MetricWriter people(MetricWriter writer) {
        return (json, name, row) -> {
            if (row.query().reachKnown()) {
                writer.write(json, name, row);
            }
        };
    }

    /** Minor units, printed as major ones. */
    static void spend(JsonGenerator json, SerializableString name, InsightRow row) throws IOException {
        json.writeFieldName(name);
        json.writeString(Decimals.text(row.sums().get(Counter.SPEND), row.query().account().minorDigits()));
    }

    /** What {@code factor} of something cost. */
    static MetricWriter spendPer(ToLongFunction<InsightRow> of, long factor) {
        return (json, name, row) -> {
            long whole = of.applyAsLong(row);
            if (whole > 0) {
                json.writeFieldName(name);
                json.writeString(Decimals.ratio(row.sums().get(Counter.SPEND), row.query().account().minorDigits(), factor,
                        whole));
            }
        };
    }

    /** A percentage. */
    static MetricWriter share(ToLongFunction<InsightRow> part, ToLongFunction<InsightRow> whole, boolean printZero) {
        return (json, name, row) -> {
            long value = part.applyAsLong(row);
            if (value > 0 || printZero) {
                json.writeFieldName(name);
                json.writeString(Decimals.ratio(value, 0, 100, whole.applyAsLong(row)));
            }
        };
    }

    /** Impressions per person. */
    static void frequency(JsonGenerator json, SerializableString name, InsightRow row) throws IOException {
        if (row.query().reachKnown()) {
            json.writeFieldName(name);
            json.writeString(row.query().breakdowns().isHourly()
                    ? "0"
                    : Decimals.ratio(row.sums().get(Counter.IMPRESSIONS), 0, 1, row.sums().reach()));
        }
    }

    /** A list of action items. */
    static MetricWriter action(ActionMetric metric) {
        return (json, name, row) -> ActionListWriter.write(json, name, row, metric);
    }

    /** A list of one item, the return of one kind of purchase. */
    static MetricWriter returns(String actionType) {
        List<ActionType> types = ActionType.ALL.stream().filter(type -> type.name().getValue().equals(actionType)).toList();
        return (json, name, row) -> ActionListWriter.writeByType(json, name, row, ActionMetric.RETURN, types);
    }

    /** A list of one item, the link clicks in percent of the impressions. */
    static MetricWriter linkClickRate() {
        return (json, name, row) -> {
            MetricSums sums = row.sums();
            if (sums.get(Counter.LINK_CLICK) > 0) {
                String rate = Decimals.ratio(sums.get(Counter.LINK_CLICK), 0, 100, sums.get(Counter.IMPRESSIONS));
                ActionListWriter.writeItem(json, name, "link_click", rate);
            }
        };
    }

    /** A list of one item, the clicks that led off Meta. */
    static MetricWriter outboundClicks() {
        return (json, name, row) -> {
            long clicks = row.sums().get(Counter.LINK_CLICK);
            if (clicks > 0) {
                ActionListWriter.writeItem(json, name, "outbound_click", Long.toString(clicks));
            }
        };
    }

    /** Everything done with the post. */
    static long engagement(InsightRow row) {
        return ActionType.POST_ENGAGEMENT.count(row.sums());
    }

    private static void number(JsonGenerator json, SerializableString name, long value, boolean printZero)
            throws IOException {
        if (value > 0 || printZero) {
            json.writeFieldName(name);
            json.writeString(Long.toString(value));
        }
    }
}
