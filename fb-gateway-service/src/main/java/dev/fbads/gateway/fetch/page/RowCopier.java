package dev.fbads.gateway.fetch.page;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.fbads.gateway.graph.MalformedAnswerException;

/**
 * Copies rows as Meta wrote them, byte by byte: nothing passes through a double, and no text is written anew. Every token is
 * looked at all the same, so what is no JSON is found here.
 */
final class RowCopier {

    /** What readers take for lists; another type would lose them the actions of a row without anybody noticing. */
    private static final Set<String> LISTS = Set.of("actions", "action_values", "unique_actions", "website_ctr");

    private final JsonParser from;
    private final OutputStream out;
    private byte[] body = {};
    /** Where the bytes begin that were read and not yet copied. */
    private int begin;
    private boolean empty = true;

    private RowCopier(JsonParser from, OutputStream out) {
        this.from = from;
        this.out = out;
    }

    /**
     * Copies the object that the parser is on, except members whose names {@link AdIdentity} adds.
     *
     * @param from reads an array of bytes
     */
    static void copy(JsonParser from, OutputStream out, RowNotes notes) throws IOException {
        new RowCopier(from, out).copy(notes);
    }

    private void copy(RowNotes notes) throws IOException {
        JsonLocation start = from.currentTokenLocation();
        body = (byte[]) start.contentReference().getRawContent();
        begin = offset(start) + 1;
        out.write('{');
        PageJson.eachMember(from, name -> {
            if (AdIdentity.NAMES.contains(name)) {
                leaveOut(name, notes);
            } else {
                notes.figure(from, name);
                check(name);
                from.skipChildren();
            }
        });
        take(offset(from.currentTokenLocation()));
        out.write('}');
    }

    private void check(String name) throws MalformedAnswerException {
        JsonToken token = from.currentToken();
        if (LISTS.contains(name) && token != JsonToken.START_ARRAY && token != JsonToken.VALUE_NULL) {
            throw new MalformedAnswerException("expected a list");
        }
    }

    private void leaveOut(String name, RowNotes notes) throws IOException {
        int value = offset(from.currentTokenLocation());
        take(beforeName(value));
        notes.identity(from, name);
        // A scalar is read to its end only when it is asked for.
        from.finishToken();
        begin = offset(from.currentLocation());
    }

    /** Where the name ends whose value begins there, seen from the front: a name may be escaped, but holds no bare quote. */
    private int beforeName(int value) {
        int closing = lastQuote(value - 1);
        int opening = lastQuote(closing - 1);
        while (isEscaped(opening)) {
            opening = lastQuote(opening - 1);
        }
        return opening;
    }

    private int lastQuote(int at) {
        int quote = at;
        while (body[quote] != '"') {
            quote--;
        }
        return quote;
    }

    private boolean isEscaped(int quote) {
        int slashes = 0;
        while (body[quote - 1 - slashes] == '\\') {
            slashes++;
        }
        return slashes % 2 == 1;
    }

    /** Copies the members up to there, with one comma before them where others stand already. */
    private void take(int until) throws IOException {
        int first = begin;
        while (first < until && isBetween(body[first])) {
            first++;
        }
        int end = until;
        while (end > first && isBetween(body[end - 1])) {
            end--;
        }
        if (first == end) {
            return;
        }
        if (!empty) {
            out.write(',');
        }
        writeWithoutBreaks(first, end);
        empty = false;
    }

    private static boolean isBetween(byte next) {
        return next == ',' || next == ' ' || next == '\t' || next == '\n' || next == '\r';
    }

    /** A line must stay one; a break that is no part of a text, where JSON has none, means nothing. */
    private void writeWithoutBreaks(int start, int end) throws IOException {
        int from = start;
        for (int i = start; i < end; i++) {
            if (body[i] == '\n' || body[i] == '\r') {
                out.write(body, from, i - from);
                from = i + 1;
            }
        }
        out.write(body, from, end - from);
    }

    private static int offset(JsonLocation location) {
        return Math.toIntExact(location.getByteOffset());
    }
}
