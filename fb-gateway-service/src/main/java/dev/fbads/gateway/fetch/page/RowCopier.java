package dev.fbads.gateway.fetch.page;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.fbads.gateway.graph.MalformedAnswerException;

/** Copies rows token by token. Numbers keep the digits that Meta wrote: nothing passes through a double. */
final class RowCopier {

    private RowCopier() {
    }

    /** Copies the object that the parser is on, except members whose names {@link AdIdentity} adds. */
    static void copy(JsonParser from, JsonGenerator to, RowNotes notes) throws IOException {
        to.writeStartObject();
        PageJson.eachMember(from, name -> {
            if (AdIdentity.NAMES.contains(name)) {
                notes.identity(from, name);
            } else {
                notes.figure(from, name);
                to.writeFieldName(name);
                copyValue(from, to);
            }
        });
        to.writeEndObject();
    }

    private static void copyValue(JsonParser from, JsonGenerator to) throws IOException {
        int depth = 0;
        JsonToken token = from.currentToken();
        while (true) {
            copyToken(token, from, to);
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            }
            if (depth == 0) {
                return;
            }
            token = from.nextToken();
        }
    }

    private static void copyToken(JsonToken token, JsonParser from, JsonGenerator to) throws IOException {
        switch (token) {
            case START_OBJECT -> to.writeStartObject();
            case END_OBJECT -> to.writeEndObject();
            case START_ARRAY -> to.writeStartArray();
            case END_ARRAY -> to.writeEndArray();
            case FIELD_NAME -> to.writeFieldName(from.currentName());
            case VALUE_STRING -> to.writeString(from.getTextCharacters(), from.getTextOffset(), from.getTextLength());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> to.writeNumber(from.getText());
            case VALUE_TRUE -> to.writeBoolean(true);
            case VALUE_FALSE -> to.writeBoolean(false);
            case VALUE_NULL -> to.writeNull();
            case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> throw new MalformedAnswerException("no token of a text");
        }
    }
}
