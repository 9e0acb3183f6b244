package dev.fbads.gateway.fetch.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;

/** Rows of one body, as positions of their members in it; copied once, when their ad is known. */
final class RowBytes {

    private static final int INITIAL_POSITIONS = 256;

    private final byte[] body;
    private final List<Row> rows = new ArrayList<>();
    /** Start and end of every piece, row after row. */
    private int[] positions = new int[INITIAL_POSITIONS];
    private int size;

    RowBytes(byte[] body) {
        this.body = body;
    }

    /** Adds the row that the parser is on, and returns what was read of it. */
    RowNotes add(JsonParser json) throws IOException {
        int first = size;
        RowNotes notes = new RowReader(json, body, this::add).read();
        rows.add(new Row(notes, first, size));
        return notes;
    }

    /** In order of arrival. */
    List<Row> rows() {
        return rows;
    }

    /** Copies the members of a row, without the enclosing braces. */
    void copy(Row row, LineChunks out) {
        for (int piece = row.first; piece < row.end; piece += 2) {
            out.append(body, positions[piece], positions[piece + 1] - positions[piece]);
        }
    }

    /** Removes all rows. */
    void forget() {
        rows.clear();
        size = 0;
    }

    private void add(int from, int to) {
        if (size == positions.length) {
            positions = Arrays.copyOf(positions, 2 * size);
        }
        positions[size++] = from;
        positions[size++] = to;
    }

    /**
     * One row.
     *
     * @param notes what was read of it
     * @param first index of its first position
     * @param end index after its last position
     */
    record Row(RowNotes notes, int first, int end) {

        boolean hasMembers() {
            return first < end;
        }
    }
}
