package dev.fbads.simulator.graph;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonGenerator;

/** Page size and place of a list, and how its {@code paging} is written. */
public record Page(int limit, Optional<String> after) {

    /** Rows of a page when no limit is given, on every Marketing edge. */
    public static final int DEFAULT_LIMIT = 25;

    private static final int MAX_LIMIT = 1_000_000;

    /**
     * Reads {@code limit} and {@code after}, whether they are query parameters or modifiers of an expanded edge.
     *
     * @throws GraphException when the limit is not a positive number
     */
    public static Page of(Map<String, String> parameters) {
        String limit = parameters.getOrDefault("limit", Integer.toString(DEFAULT_LIMIT)).strip();
        if (!limit.matches("\\d{1,9}") || Integer.parseInt(limit) == 0) {
            throw GraphErrors.parameter("Param limit must be an integer greater than 0");
        }
        return new Page(Math.min(Integer.parseInt(limit), MAX_LIMIT),
                Optional.ofNullable(parameters.get("after")).filter(after -> !after.isBlank()));
    }

    /** Writes {@code "paging":{…}}; {@code next} only when there is a further page. */
    public static void write(JsonGenerator json, String before, String after, Optional<String> next) throws IOException {
        json.writeObjectFieldStart("paging");
        json.writeObjectFieldStart("cursors");
        json.writeStringField("before", before);
        json.writeStringField("after", after);
        json.writeEndObject();
        if (next.isPresent()) {
            json.writeStringField("next", next.get());
        }
        json.writeEndObject();
    }
}
