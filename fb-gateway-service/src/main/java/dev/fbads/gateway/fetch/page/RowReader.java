package dev.fbads.gateway.fetch.page;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.fbads.gateway.graph.MalformedResponseException;

/**
 * Parses one row and reports the positions of the members that are copied unchanged: no value passes through a double, and
 * no text is written again. Every token is parsed, so malformed JSON is detected here.
 */
final class RowReader {

    private final JsonParser json;
    private final byte[] body;
    private final Pieces pieces;
    private final RowNotes notes = new RowNotes();
    /** Start of the members that were parsed and not yet reported. */
    private int begin;
    private int beginLine;
    private boolean empty = true;

    RowReader(JsonParser json, byte[] body, Pieces pieces) {
        this.json = json;
        this.body = body;
        this.pieces = pieces;
    }

    /** Parses the object that the parser is on; members that {@link AdIdentity} adds are recorded and omitted. */
    RowNotes read() throws IOException {
        beginAt(json.currentTokenLocation());
        begin++;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            member(json.currentName());
        }
        endAt(json.currentTokenLocation());
        return notes;
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "ad_id", "ad_name", "adset_id", "adset_name", "campaign_id", "campaign_name", "account_id",
                    "effective_status" ->
                identity(name);
            case "date_start" -> notes.start(scalar());
            case "spend" -> notes.spend(scalar());
            case "impressions" -> notes.impressions(scalar());
            case "actions", "action_values", "unique_actions", "website_ctr" -> list();
            default -> {
                json.nextToken();
                json.skipChildren();
            }
        }
    }

    private @Nullable String scalar() throws IOException {
        json.nextToken();
        return PageJson.text(json);
    }

    /** Callers expect a list; another type would silently lose the actions of a row. */
    private void list() throws IOException {
        JsonToken value = json.nextToken();
        if (value != JsonToken.START_ARRAY && value != JsonToken.VALUE_NULL) {
            throw new MalformedResponseException("expected a list");
        }
        json.skipChildren();
    }

    /** An object instead of a scalar is ignored. */
    private void identity(String name) throws IOException {
        endAt(json.currentTokenLocation());
        if (json.nextToken().isScalarValue()) {
            notes.identity(name, PageJson.text(json));
        }
        json.skipChildren();
        // A scalar is parsed completely only on access.
        json.finishToken();
        beginAt(json.currentLocation());
    }

    private void beginAt(JsonLocation place) {
        begin = offset(place);
        beginLine = place.getLineNr();
    }

    /** Reports the members up to the position. Only the first member of a row has no comma before it. */
    private void endAt(JsonLocation place) {
        int from = begin;
        int to = offset(place);
        while (from < to && (isSpace(body[from]) || empty && body[from] == ',')) {
            from++;
        }
        while (to > from && (isSpace(body[to - 1]) || body[to - 1] == ',')) {
            to--;
        }
        if (from == to) {
            return;
        }
        empty = false;
        if (place.getLineNr() == beginLine) {
            pieces.take(from, to);
        } else {
            lines(from, to);
        }
    }

    /** A row is one line; a line break outside of a string is insignificant in JSON. */
    private void lines(int start, int end) {
        int from = start;
        for (int at = start; at < end; at++) {
            if (body[at] == '\n' || body[at] == '\r') {
                pieces.take(from, at);
                from = at + 1;
            }
        }
        pieces.take(from, end);
    }

    private static boolean isSpace(byte next) {
        return next == ' ' || next == '\t' || next == '\n' || next == '\r';
    }

    private static int offset(JsonLocation location) {
        return Math.toIntExact(location.getByteOffset());
    }

    /** Receives the position of a piece of the row; consecutive pieces are its members. */
    @FunctionalInterface
    interface Pieces {

        void take(int from, int to);
    }
}
