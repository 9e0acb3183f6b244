package dev.fbads.gateway.errors;

import java.io.IOException;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** Extracts the {@code error} object of a response, whatever its HTTP status. */
public final class GraphErrorReader {

    private static final JsonFactory JSON = new JsonFactory();

    private GraphErrorReader() {
    }

    /**
     * Returns the error of a body of the form {@code {"error":{…}}}. Anything else is empty: rows, an error page of a
     * proxy, a truncated text. Only the beginning of other bodies is read.
     */
    public static Optional<GraphError> find(byte[] body) {
        try (JsonParser json = JSON.createParser(body)) {
            boolean error = json.nextToken() == JsonToken.START_OBJECT
                    && "error".equals(json.nextFieldName())
                    && json.nextToken() == JsonToken.START_OBJECT;
            return error ? read(json) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<GraphError> read(JsonParser json) throws IOException {
        Integer code = null;
        Integer subcode = null;
        boolean saysTransient = false;
        String message = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "code" -> code = number(json);
                case "error_subcode" -> subcode = number(json);
                case "is_transient" -> saysTransient = json.getValueAsBoolean(false);
                case "message" -> message = json.getValueAsString("");
                default -> json.skipChildren();
            }
        }
        return code == null ? Optional.empty()
                : Optional.of(new GraphError(new GraphCode(code, subcode), saysTransient, message));
    }

    private static @Nullable Integer number(JsonParser json) throws IOException {
        String text = json.getValueAsString("");
        json.skipChildren();
        return text.matches("-?[0-9]{1,9}") ? Integer.valueOf(text) : null;
    }
}
