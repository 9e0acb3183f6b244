package dev.fbads.gateway.fetch.page;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonParser;

import dev.fbads.gateway.graph.MalformedResponseException;

/** The members of an insights edge, expanded within an ad or as a response of its own. */
final class RowsEdge {

    private final RowVisitor rows;
    private @Nullable String after;
    private boolean data;
    private int visited;

    RowsEdge(RowVisitor rows) {
        this.rows = rows;
    }

    void member(JsonParser json, String name) throws IOException {
        switch (name) {
            case "data" -> {
                PageJson.eachObject(json, () -> {
                    rows.visit(json);
                    visited++;
                });
                data = true;
            }
            case "paging" -> after = PageJson.after(json);
            // An error after some rows would make a part look complete.
            case "error" -> throw new MalformedResponseException("rows and an error");
            default -> json.skipChildren();
        }
    }

    /** Number of rows sent by Meta. */
    int rows() {
        return visited;
    }

    /** The cursor of the next rows, null on the last page; valid after the whole edge was read. */
    @Nullable
    String after() throws MalformedResponseException {
        if (!data) {
            throw new MalformedResponseException("insights without data");
        }
        return after;
    }

    /** Receives the parser on the start of a row and leaves it on its end. */
    @FunctionalInterface
    interface RowVisitor {

        void visit(JsonParser json) throws IOException;
    }
}
