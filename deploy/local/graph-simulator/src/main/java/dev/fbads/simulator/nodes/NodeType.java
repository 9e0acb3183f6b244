package dev.fbads.simulator.nodes;

import java.io.IOException;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.fbads.simulator.dataset.AdAccount;
import dev.fbads.simulator.dataset.AdObject;
import dev.fbads.simulator.fields.Field;

/**
 * The fields of one kind of object.
 *
 * @param graphName as Graph names the kind in its errors
 * @param fields by name, without {@code id} and {@code insights}, which all have
 */
record NodeType<T extends AdObject>(String graphName, Map<String, FieldWriter<T>> fields) {

    NodeType {
        fields = Map.copyOf(fields);
    }

    /** Writes one field of an object, name and value, or nothing when it has no value. */
    @FunctionalInterface
    interface FieldWriter<T> {

        void write(NodeWriter nodes, T node, Field field, JsonGenerator json) throws IOException;
    }

    /** A text that needs nothing but the object. */
    static <T> FieldWriter<T> text(Function<T, String> value) {
        return (nodes, node, field, json) -> json.writeStringField(field.name(), value.apply(node));
    }

    /** A text that needs the account, too. */
    static <T> FieldWriter<T> inAccount(BiFunction<AdAccount, T, String> value) {
        return (nodes, node, field, json) -> json.writeStringField(field.name(), value.apply(nodes.account(), node));
    }
}
