package dev.fbads.gateway.fetch.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;

/** Rows of one body, by the places where their members stand in it: copied once, when it is known whose rows they are. */
final class RowBytes {

    private static final int FIRST_PLACES = 256;

    private final byte[] body;
    private final List<Row> rows = new ArrayList<>();
    /** From and to of every piece, one row behind the other. */
    private int[] places = new int[FIRST_PLACES];
    private int placed;

    RowBytes(byte[] body) {
        this.body = body;
    }

    /** Takes the row that the parser is on, which reads the same body, and says what it noticed. */
    RowNotes add(JsonParser json) throws IOException {
        int first = placed;
        RowNotes notes = new RowReader(json, body, this::place).read();
        rows.add(new Row(notes, first, placed));
        return notes;
    }

    /** In the order of their coming. */
    List<Row> rows() {
        return rows;
    }

    /** Copies the members of a row, without the braces around them. */
    void copy(Row row, LineChunks out) {
        for (int piece = row.first; piece < row.end; piece += 2) {
            out.append(body, places[piece], places[piece + 1] - places[piece]);
        }
    }

    /** Drops what it holds. */
    void forget() {
        rows.clear();
        placed = 0;
    }

    private void place(int from, int to) {
        if (placed == places.length) {
            places = Arrays.copyOf(places, 2 * placed);
        }
        places[placed++] = from;
        places[placed++] = to;
    }

    /**
     * One row.
     *
     * @param notes what was noticed of it
     * @param first its first place
     * @param end behind its last one
     */
    record Row(RowNotes notes, int first, int end) {

        boolean hasMembers() {
            return first < end;
        }
    }
}
