package dev.fbads.simulator.graph;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;

/** Writes Graph's error object. */
final class ErrorBody {

    private ErrorBody() {
    }

    static void write(JsonGenerator json, GraphError error, String traceId) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("error");
        json.writeStringField("message", error.message());
        json.writeStringField("type", error.type());
        json.writeNumberField("code", error.code());
        if (error.subcode() != null) {
            json.writeNumberField("error_subcode", error.subcode());
        }
        if (error.passing() != null) {
            json.writeBooleanField("is_transient", error.passing());
        }
        if (error.title() != null && error.userMessage() != null) {
            json.writeStringField("error_user_title", error.title());
            json.writeStringField("error_user_msg", error.userMessage());
        }
        json.writeStringField("fbtrace_id", traceId);
        json.writeEndObject();
        json.writeEndObject();
    }
}
