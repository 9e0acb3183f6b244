package dev.fbads.gateway.fetch.page;

import java.io.IOException;
import java.io.OutputStream;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.fbads.gateway.graph.MalformedAnswerException;

/**
 * Copies rows. Numbers keep the digits that Meta wrote: nothing passes through a double. Lists and objects, the bulk of a row,
 * are checked token by token and copied as bytes.
 */
final class RowCopier {

    private RowCopier() {
    }

    /**
     * Copies the object that the parser is on, except members whose names {@link AdIdentity} adds.
     *
     * @param from reads an array of bytes
     * @param out what the generator writes to
     */
    static void copy(JsonParser from, JsonGenerator to, OutputStream out, RowNotes notes) throws IOException {
        to.writeStartObject();
        PageJson.eachMember(from, name -> {
            if (AdIdentity.NAMES.contains(name)) {
                notes.identity(from, name);
            } else {
                notes.figure(from, name);
                to.writeFieldName(name);
                copyValue(from, to, out);
            }
        });
        to.writeEndObject();
    }

    private static void copyValue(JsonParser from, JsonGenerator to, OutputStream out) throws IOException {
        JsonToken token = from.currentToken();
        if (token.isStructStart()) {
            copyStruct(from, to, out);
        } else {
            copyScalar(token, from, to);
        }
    }

    private static void copyStruct(JsonParser from, JsonGenerator to, OutputStream out) throws IOException {
        int start = offset(from.currentTokenLocation());
        // Looks at every token on its way: what is no JSON is found here too.
        from.skipChildren();
        JsonLocation end = from.currentLocation();
        // The colon behind the name, which the generator writes with the value.
        to.writeRawValue("");
        to.flush();
        writeWithoutBreaks((byte[]) end.contentReference().getRawContent(), start, offset(end), out);
    }

    /** A line must stay one; a break that is no part of a text, where JSON has none, means nothing. */
    private static void writeWithoutBreaks(byte[] body, int start, int end, OutputStream out) throws IOException {
        int begin = start;
        for (int i = start; i < end; i++) {
            if (body[i] == '\n' || body[i] == '\r') {
                out.write(body, begin, i - begin);
                begin = i + 1;
            }
        }
        out.write(body, begin, end - begin);
    }

    private static int offset(JsonLocation location) {
        return Math.toIntExact(location.getByteOffset());
    }

    private static void copyScalar(JsonToken token, JsonParser from, JsonGenerator to) throws IOException {
        switch (token) {
            case VALUE_STRING -> to.writeString(from.getTextCharacters(), from.getTextOffset(), from.getTextLength());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> to.writeNumber(from.getText());
            case VALUE_TRUE -> to.writeBoolean(true);
            case VALUE_FALSE -> to.writeBoolean(false);
            case VALUE_NULL -> to.writeNull();
            case START_OBJECT, END_OBJECT, START_ARRAY, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new MalformedAnswerException("expected a value");
        }
    }
}
