package dev.fbads.simulator.fields;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One item of a {@code fields} parameter: {@code insights.time_increment(1).limit(5){spend,ctr}}.
 *
 * @param modifiers arguments by modifier, as written between the parentheses
 * @param fields what is asked of the object behind the field; empty when nothing in particular
 */
public record Field(String name, Map<String, String> modifiers, List<Field> fields) {

    /** Copies the collections, keeping their order. */
    public Field {
        modifiers = Collections.unmodifiableMap(new LinkedHashMap<>(modifiers));
        fields = List.copyOf(fields);
    }

    /** The names of {@link #fields()}. */
    public List<String> fieldNames() {
        return fields.stream().map(Field::name).toList();
    }

    /** {@link #fields()} as it was written, but for blanks. */
    public String fieldsText() {
        return fields.stream().map(Field::text).collect(Collectors.joining(","));
    }

    private String text() {
        StringBuilder text = new StringBuilder(name);
        modifiers.forEach((modifier, argument) -> text.append('.').append(modifier).append('(').append(argument).append(')'));
        return fields.isEmpty() ? text.toString() : text.append('{').append(fieldsText()).append('}').toString();
    }
}
