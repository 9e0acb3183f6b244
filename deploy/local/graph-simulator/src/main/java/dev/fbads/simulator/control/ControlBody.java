package dev.fbads.simulator.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Reads the JSON object of a control call; whatever it does not understand is an {@link IllegalArgumentException}. */
public final class ControlBody {

    private final JsonObject json;

    ControlBody(JsonObject json) {
        this.json = json;
    }

    /** Refuses members other than these: a misspelt one would change nothing, and its test would prove nothing. */
    public void only(String... names) {
        List<String> known = List.of(names);
        json.fieldNames().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("unknown member " + name + "; known are " + String.join(", ", known));
        });
    }

    /** Whether the member is there. */
    public boolean has(String name) {
        return json.containsKey(name);
    }

    /** A text; a number is read as its digits. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(json.getValue(name)).map(Object::toString);
    }

    /** A text that must be there. */
    public String requiredText(String name) {
        return text(name).filter(value -> !value.isBlank()).orElseThrow(
                () -> new IllegalArgumentException(name + " is missing"));
    }

    /** A whole number. */
    public Optional<Integer> integer(String name) {
        return Optional.ofNullable(json.getInteger(name));
    }

    /** A whole number of any size. */
    public Optional<Long> number(String name) {
        return Optional.ofNullable(json.getLong(name));
    }

    /** A number with decimals. */
    public Optional<Double> decimal(String name) {
        return Optional.ofNullable(json.getDouble(name));
    }

    /** True or false. */
    public Optional<Boolean> flag(String name) {
        return Optional.ofNullable(json.getBoolean(name));
    }

    /** An instant such as {@code 2026-11-22T18:07:00Z}. */
    public Optional<Instant> instant(String name) {
        return text(name).map(Instant::parse);
    }

    /** A duration such as {@code PT1H} or {@code 90s}. */
    public Optional<Duration> duration(String name) {
        return text(name).map(text -> Duration.parse(text.startsWith("P") || text.startsWith("-P") ? text : "PT" + text));
    }

    /** A list of texts. */
    public Optional<Set<String>> texts(String name) {
        return Optional.ofNullable(json.getJsonArray(name))
                .map(array -> Set.copyOf(array.stream().map(Object::toString).toList()));
    }

    /** A JSON object. */
    public Optional<JsonObject> object(String name) {
        return Optional.ofNullable(json.getJsonObject(name));
    }

    /** The JSON objects of a list. */
    public List<ControlBody> objects(String name) {
        JsonArray array = json.getJsonArray(name, new JsonArray());
        return array.stream().map(JsonObject.class::cast).map(ControlBody::new).toList();
    }

    /** One of a closed set, in lower case. */
    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        return text(name).map(oneOf(name, type));
    }

    private static <E extends Enum<E>> Function<String, E> oneOf(String name, Class<E> type) {
        return text -> {
            for (E constant : type.getEnumConstants()) {
                if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return constant;
                }
            }
            throw new IllegalArgumentException(name + " must be one of "
                    + List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT));
        };
    }
}
