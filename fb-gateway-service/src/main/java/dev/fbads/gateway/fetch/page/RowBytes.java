package dev.fbads.gateway.fetch.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;

/** JSON objects one behind the other, without anything between them. */
final class RowBytes {

    private final Bytes bytes = new Bytes();
    private final List<Integer> ends = new ArrayList<>();

    /** Takes the row that the parser is on, and says what it noticed. */
    RowNotes add(JsonParser row) throws IOException {
        RowNotes notes = new RowNotes();
        RowCopier.copy(row, bytes, notes);
        ends.add(bytes.size());
        return notes;
    }

    boolean isEmpty() {
        return ends.isEmpty();
    }

    /** Hands out every object in the order of their coming, and forgets them. */
    void drain(Sink sink) {
        int from = 0;
        for (int end : ends) {
            sink.accept(bytes.raw(), from, end - from);
            from = end;
        }
        forget();
    }

    /** Drops what it holds. */
    void forget() {
        ends.clear();
        bytes.reset();
    }

    @FunctionalInterface
    interface Sink {

        void accept(byte[] bytes, int from, int length);
    }

    /** Lends its array, so that a row is not copied once more. */
    private static final class Bytes extends ByteArrayOutputStream {

        byte[] raw() {
            return buf;
        }
    }
}
